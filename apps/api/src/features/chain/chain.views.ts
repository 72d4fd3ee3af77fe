import { Injectable } from '@nestjs/common';
import type { ChainApproval, ChainEngagement } from '@holdfast/domain/chain/chain-register';
import { chainEngagement, type RecordedEngagement } from '@holdfast/domain/chain/recorded-engagement';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** A party by name, with who answers for it here. */
export interface NamedParty {
  readonly id: string;
  readonly name: string;
  readonly ownerMemberId: string | null;
  readonly owner: string | null;
}

/** What a screen says of an engagement besides what the rule needs. */
export interface EngagementFacts {
  readonly id: string;
  readonly phi: RecordedEngagement['phi'];
  readonly assuranceSource: string;
  readonly assuranceOn: LocalDate | null;
  readonly country: string;
  readonly state: string;
}

type FlowRow = readonly [id: string, customer: string | null, supplier: string | null, service: string, from: LocalDate | null, until: LocalDate | null, asBusinessAssociate: boolean, assurance: RecordedEngagement['assurance'], assuranceOn: LocalDate | null];
type Row = readonly [...FlowRow, phi: RecordedEngagement['phi'], phiTypes: string[], ephi: boolean | null, agency: RecordedEngagement['agency']];

const FLOW_COLUMNS = `id, customer_vendor_id, supplier_vendor_id, service, coalesce(flow_from, from_on), coalesce(flow_until, to_on), capacity = 'as_business_associate', assurance, assurance_on`;
const NO_TYPES: readonly string[] = [];

/** The rows that the chain is computed from. They are loaded by their days and decided upon nowhere but in the pure rule. */
@Injectable()
export class ChainViews {
  constructor(private readonly uow: UnitOfWork) {}

  /** Engagements through which PHI flows on the day: enough to say which are uncovered. */
  async flowing(ctx: Ctx, asOf: LocalDate): Promise<ChainEngagement[]> {
    const rows = await this.uow.readArrays<FlowRow>(ctx, 'chain-flowing', `
      select ${FLOW_COLUMNS} from engagements
      where phi = 'flows' and coalesce(flow_from, from_on, $1) <= $1 and coalesce(flow_until, to_on, $1) >= $1`, [asOf]);
    return rows.map((row) => this.engagement(ctx, [...row, 'flows', NO_TYPES as string[], null, 'undetermined'], asOf));
  }

  /** Every engagement that has begun by the day, whatever its PHI scope. */
  async begun(ctx: Ctx, asOf: LocalDate): Promise<ChainEngagement[]> {
    const rows = await this.uow.readArrays<Row>(ctx, 'chain-begun', `select ${FLOW_COLUMNS}, phi, phi_types, ephi, agency from engagements where coalesce(flow_from, from_on, $1) <= $1`, [asOf]);
    return rows.map((row) => this.engagement(ctx, row, asOf));
  }

  approvals(ctx: Ctx, asOf: LocalDate): Promise<ChainApproval[]> {
    return this.uow.read<ChainApproval>(ctx, 'chain-approvals', 'select engagement_id as edge, coalesce(approver_vendor_id, $1) as by from engagement_approvals where approved_on <= $2', [ctx.tenantId, asOf]);
  }

  facts(ctx: Ctx, ids: readonly string[]): Promise<EngagementFacts[]> {
    return this.uow.read<EngagementFacts>(ctx, 'chain-facts', `select id, phi, assurance_source as "assuranceSource", assurance_on as "assuranceOn", country, state from engagements where id = any($1)`, [ids]);
  }

  parties(ctx: Ctx, ids: readonly string[]): Promise<NamedParty[]> {
    return this.uow.read<NamedParty>(ctx, 'chain-parties', `
      select v.id, v.legal_name as name, v.owner_member_id as "ownerMemberId", m.name as owner
      from vendors v left join members m on m.id = v.owner_member_id where v.id = any($1) order by v.sort_name, v.id`, [ids]);
  }

  /** How many engagements of the day have a PHI scope that nobody knows. */
  async unknownScope(ctx: Ctx, asOf: LocalDate): Promise<number> {
    const [{ count }] = await this.uow.read<{ count: number }>(ctx, 'chain-unknown-scope', `
      select count(*)::int from engagements where phi = 'unknown' and coalesce(from_on, $1) <= $1 and coalesce(to_on, $1) >= $1`, [asOf]);
    return count;
  }

  private engagement({ tenantId }: Ctx, [id, customer, supplier, service, fromOn, toOn, asAssociate, assurance, assuranceOn, phi, phiTypes, ephi, agency]: Row, asOf: LocalDate): ChainEngagement {
    return chainEngagement({
      id, customer: customer ?? tenantId, supplier: supplier ?? tenantId, service, fromOn, toOn, flowFrom: null, flowUntil: null, phi, phiTypes, ephi, agency,
      capacity: asAssociate ? 'as_business_associate' : 'for_itself', assurance, assuranceOn,
    }, asOf);
  }
}
