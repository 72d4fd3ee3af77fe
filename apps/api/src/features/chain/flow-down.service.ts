import { Injectable } from '@nestjs/common';
import type { ChainEngagement } from '@holdfast/domain/chain/chain-register';
import { DAY_TERMS, ORDERED_LIMITS, RIGHTS, STATED_LIMITS } from '@holdfast/domain/chain/chain-register';
import { TERM_LABELS, termValueOf, termValueWords } from '@holdfast/domain/chain/chain-words';
import { inForceDays, termsOfPaper } from '@holdfast/domain/chain/coverage';
import { findingsOn, flowDown, type FlowDownFinding, type RuleStanding } from '@holdfast/domain/chain/flow-down-report';
import { flowDownFinding, subjectOfRule } from '@holdfast/domain/findings/flow-down-finding';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { inTurns } from '../../platform/turns/in-turns.js';
import type { AgreementRow } from '../agreements/agreements.reader.js';
import { FindingsService } from '../findings/findings.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { ChainService, type Names } from './chain.service.js';
import { withinBounds } from './within-bounds.js';

export interface FlowDown {
  readonly asOf: LocalDate;
  readonly rules: readonly RuleStanding[];
  readonly findings: readonly FlowDownFinding[];
  readonly total: number;
  readonly engagements: ReadonlyMap<string, ChainEngagement>;
  readonly names: Names;
  /** By what it is about: the finding that was opened for it and is not closed. */
  readonly opened: ReadonlyMap<string, string>;
}

/** One engagement in which ourselves is the supplier: what was promised, in words. */
export interface UpstreamPromise {
  readonly engagement: ChainEngagement;
  readonly agreement: Pick<AgreementRow, 'id' | 'title'> | null;
  readonly until: LocalDate | null;
  readonly paper: 'on_file' | 'unread' | 'unknown' | 'none';
  readonly terms: readonly { readonly name: string; readonly label: string; readonly value: string; readonly read: boolean }[];
}

const PROMISED = [...DAY_TERMS, ...Object.keys(ORDERED_LIMITS), ...STATED_LIMITS, 'retentionDays', ...RIGHTS];
const MOST_FINDINGS = 200;

/** What the rules say of each link beside the one above it, and what the organization itself promised upstream. */
@Injectable()
export class FlowDownService {
  constructor(private readonly chain: ChainService, private readonly findings: FindingsService, private readonly organizations: OrganizationsReader) {}

  async report(ctx: Ctx, asOf?: LocalDate, rule?: string): Promise<FlowDown> {
    const { asOf: day, state } = await this.chain.standing(ctx, asOf);
    const { rules, findings, total } = await withinBounds(() => inTurns(flowDown(state, { rule, most: MOST_FINDINGS })));
    const wanted = new Set(findings.flatMap(({ edge, against }) => [edge, ...(against ? [against] : [])]));
    const engagements = new Map(state.register.engagements.filter(({ id }) => wanted.has(id)).map((engagement) => [engagement.id, engagement]));
    return {
      asOf: day, findings, total, engagements,
      rules,
      opened: await this.findings.openOfChain(ctx),
      names: await this.chain.names(ctx, [...engagements.values()].flatMap(({ customer, supplier }) => [customer, supplier])),
    };
  }

  /** Opens a finding where a rule is not kept at an engagement; while one is open, that one is brought up to date. Says its id. */
  async openFinding(ctx: Ctx, rule: string, engagementId: string): Promise<string> {
    const { asOf, found, engagement } = await this.at(ctx, rule, engagementId);
    if (!found || !engagement) throw new DomainError('not_found', 'This rule finds nothing at this engagement', [{ pointer: '/rule', message: 'finds nothing there' }]);
    if (found.state !== 'violated' || !found.severity) throw new DomainError('rule_broken', 'Nobody can tell whether this rule is kept, so there is nothing to mend yet');
    const vendorId = [engagement.supplier, engagement.customer].find((party) => party !== ctx.tenantId) as string;
    const owner = await this.organizations.answerableFor(ctx, (await this.chain.names(ctx, [vendorId]))(vendorId).ownerMemberId);
    const id = await this.findings.open(ctx, {
      ...flowDownFinding(rule, found.severity, asOf), vendorId, engagementId, rule, subject: subjectOfRule(rule, engagementId), cause: 'flow_down', detail: [found.down, found.up && `Above: ${found.up}`].filter(Boolean).join('\n'), ownerMemberId: owner.id,
    });
    if (id === null) throw new DomainError('conflict', 'Somebody opened it a moment ago');
    return id;
  }

  /** What one rule says of one engagement today. */
  private async at(ctx: Ctx, rule: string, engagementId: string): Promise<{ asOf: LocalDate; found?: FlowDownFinding; engagement?: ChainEngagement }> {
    const { asOf, state } = await this.chain.standing(ctx);
    const findings = await withinBounds(() => inTurns(findingsOn(state, [engagementId])));
    return { asOf, found: findings.find((finding) => finding.rule === rule), engagement: state.register.engagements.find(({ id }) => id === engagementId) };
  }

  async promises(ctx: Ctx, asOf?: LocalDate): Promise<{ asOf: LocalDate; serves: boolean; promises: UpstreamPromise[]; names: Names }> {
    const { asOf: day, state, serves, named } = await this.chain.standing(ctx, asOf);
    const own = state.live.filter(({ supplier }) => supplier === ctx.tenantId);
    const promises = own.map((engagement): UpstreamPromise => {
      const paper = state.paperOf(engagement);
      const terms = termsOfPaper(paper);
      return {
        engagement, paper: paper.state,
        agreement: paper.state === 'on_file' ? named(paper.agreement.id) : null,
        until: paper.state === 'on_file' ? (inForceDays(paper.agreement)?.to ?? null) : null,
        terms: terms === null ? [] : PROMISED.map((name) => ({ name, label: TERM_LABELS[name] ?? name, value: termValueWords(name, termValueOf(terms, name)), read: termValueOf(terms, name) !== null })),
      };
    });
    return { asOf: day, serves: serves || promises.length > 0, promises, names: await this.chain.names(ctx, own.map(({ customer }) => customer)) };
  }
}
