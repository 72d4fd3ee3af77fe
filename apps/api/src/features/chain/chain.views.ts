import { Injectable } from '@nestjs/common';
import type { ChainApproval, ChainEngagement } from '@holdfast/domain/chain/chain-register';
import { chainEngagement, type RecordedEngagement } from '@holdfast/domain/chain/recorded-engagement';
import type { FlowTable } from '@holdfast/domain/chain/uncovered-on';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { eachInTurns } from '../../platform/turns/in-turns.js';
import { type CoveredRow, type FlowingRow, flowTable } from './flow-table.js';

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

type Row = readonly [
  id: string, customer: string | null, supplier: string | null, service: string, from: LocalDate | null, until: LocalDate | null, asBusinessAssociate: boolean, assurance: RecordedEngagement['assurance'],
  assuranceOn: LocalDate | null, phi: RecordedEngagement['phi'], phiTypes: string[], ephi: boolean | null, agency: RecordedEngagement['agency'],
];

/** Bytes, and as text: a driver that reads bytes for itself would copy them once more. */
const joined = (id: string): string => `string_agg(uuid_send(${id}), '')::text`;
/** One of 64 pieces: a text of megabytes takes the driver longer than as many small ones. */
const piece = (id: string): string => `get_byte(uuid_send(${id}), 15) & 63`;

const COLUMNS = `id, customer_vendor_id, supplier_vendor_id, service, coalesce(flow_from, from_on), coalesce(flow_until, to_on), capacity = 'as_business_associate', assurance, assurance_on, phi, phi_types, ephi, agency`;

/** The rows that the chain is computed from. They are loaded by their days and decided upon nowhere but in the pure rule. */
@Injectable()
export class ChainViews {
  constructor(private readonly uow: UnitOfWork) {}

  /**
   * Engagements through which PHI flows on the day, enough to say which are uncovered: those that are alike in one row, their ids joined as bytes. A
   * hundred thousand rows taken apart one by one cost more than all the rest, and the database joins no faster than a map does.
   */
  async flowing(ctx: Ctx, asOf: LocalDate): Promise<FlowTable> {
    const [flowing, covered] = await Promise.all([
      this.uow.readArrays<FlowingRow>(ctx, 'chain-flowing', `
        select capacity = 'as_business_associate', assurance, assurance_on::text, ${joined('id')}, ${joined('coalesce(customer_vendor_id, $1)')}, ${joined('coalesce(supplier_vendor_id, $1)')}
        from engagements where phi = 'flows' and coalesce(flow_from, from_on, $2) <= $2 and coalesce(flow_until, to_on, $2) >= $2 group by ${piece('id')}, capacity, assurance, assurance_on`, [ctx.tenantId, asOf]),
      this.uow.readArrays<CoveredRow>(ctx, 'chain-covered', `
        select a.kind, greatest(a.in_force_from, c.from_on)::text, least(a.in_force_until, c.to_on)::text, ${joined('c.engagement_id')}
        from agreement_engagements c join agreements a on a.id = c.agreement_id where a.status in ('executed', 'terminated', 'superseded') and (a.in_force_until is null or a.in_force_until >= a.in_force_from)
        group by ${piece('c.engagement_id')}, a.kind, greatest(a.in_force_from, c.from_on), least(a.in_force_until, c.to_on)`),
    ]);
    return flowTable(flowing, covered, asOf);
  }

  /** Engagements of these ids, as they stand on the day. */
  async some(ctx: Ctx, ids: readonly string[], asOf: LocalDate): Promise<ChainEngagement[]> {
    const rows = await this.uow.readArrays<Row>(ctx, 'chain-some', `select ${COLUMNS} from engagements where id = any($1)`, [ids]);
    return eachInTurns(rows, (row) => this.engagement(ctx, row, asOf));
  }

  /** Every engagement that has begun by the day, whatever its PHI scope. */
  async begun(ctx: Ctx, asOf: LocalDate): Promise<ChainEngagement[]> {
    const rows = await this.uow.readArrays<Row>(ctx, 'chain-begun', `select ${COLUMNS} from engagements where coalesce(flow_from, from_on, $1) <= $1 order by id`, [asOf]);
    return eachInTurns(rows, (row) => this.engagement(ctx, row, asOf));
  }

  /**
   * The engagements of the day on which something can be said of this party: those below it, and above all of these whoever they serve, so that each
   * is compared with every agreement above it. It only follows ids; what the links mean the rule says.
   */
  async around(ctx: Ctx, party: string, asOf: LocalDate): Promise<ChainEngagement[]> {
    // One step at a time by index: only what is found is read, however large the register. Ourselves have no vendor's id, which an index finds in a question of its own.
    const live = 'coalesce(flow_from, from_on, $3) <= $3 and coalesce(flow_until, to_on, $3) >= $3';
    const next = (from: string, to: string, party: string): string => `
      select coalesce(${to}, $1) from engagements where ${from} = ${party} and ${live} union all select coalesce(${to}, $1) from engagements where ${from} is null and ${party} = $1 and ${live}`;
    const rows = await this.uow.readArrays<Row>(ctx, 'chain-around', `
      with recursive
        below(party) as (select $2::uuid union select l.party from below b cross join lateral (${next('customer_vendor_id', 'supplier_vendor_id', 'b.party')}) l(party)),
        above(party) as (select party from below union select l.party from above a cross join lateral (${next('supplier_vendor_id', 'customer_vendor_id', 'a.party')}) l(party))
      select ${COLUMNS} from engagements e where id = any(array(
        select l.id from above a cross join lateral (
          select id from engagements where supplier_vendor_id = a.party and ${live} union all select id from engagements where supplier_vendor_id is null and a.party = $1 and ${live}) l(id))) order by id`, [ctx.tenantId, party, asOf]);
    return eachInTurns(rows, (row) => this.engagement(ctx, row, asOf));
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

  private engagement({ tenantId }: Ctx, [id, customer, supplier, service, fromOn, toOn, asAssociate, assurance, givenOn, phi, phiTypes, ephi, agency]: Row, asOf: LocalDate): ChainEngagement {
    return chainEngagement({
      id, customer: customer ?? tenantId, supplier: supplier ?? tenantId, service, fromOn, toOn, flowFrom: null, flowUntil: null, phi, phiTypes, ephi, agency,
      capacity: asAssociate ? 'as_business_associate' : 'for_itself', assurance, assuranceOn: givenOn,
    }, asOf);
  }
}
