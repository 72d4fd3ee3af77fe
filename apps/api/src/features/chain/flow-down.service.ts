import { Injectable } from '@nestjs/common';
import type { ChainEngagement } from '@holdfast/domain/chain/chain-register';
import { DAY_TERMS, ORDERED_LIMITS, RIGHTS, STATED_LIMITS } from '@holdfast/domain/chain/chain-register';
import { TERM_LABELS, termValueOf, termValueWords } from '@holdfast/domain/chain/chain-words';
import { inForceDays, termsOfPaper } from '@holdfast/domain/chain/coverage';
import { flowDown, type FlowDownFinding, type RuleStanding } from '@holdfast/domain/chain/flow-down-report';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { inTurns } from '../../platform/turns/in-turns.js';
import type { AgreementRow } from '../agreements/agreements.reader.js';
import { ChainService, type Names } from './chain.service.js';
import { withinBounds } from './within-bounds.js';

/** A rule's count; `why` where Holdfast does not record yet what the rule asks about. */
export type StandingOfRule = RuleStanding & { readonly why: string | null };

export interface FlowDown {
  readonly asOf: LocalDate;
  readonly rules: readonly StandingOfRule[];
  readonly findings: readonly FlowDownFinding[];
  readonly total: number;
  readonly engagements: ReadonlyMap<string, ChainEngagement>;
  readonly names: Names;
}

/** One engagement in which ourselves is the supplier: what was promised, in words. */
export interface UpstreamPromise {
  readonly engagement: ChainEngagement;
  readonly agreement: Pick<AgreementRow, 'id' | 'title'> | null;
  readonly until: LocalDate | null;
  readonly paper: 'on_file' | 'unread' | 'unknown' | 'none';
  readonly terms: readonly { readonly name: string; readonly label: string; readonly value: string; readonly read: boolean }[];
}

/** Nothing records findings of material breach yet, so nobody can tell whether there is one. */
const NOT_RECORDED: Readonly<Record<string, string>> = { 'CH-17': 'Findings of material breach are not recorded here yet' };
const PROMISED = [...DAY_TERMS, ...Object.keys(ORDERED_LIMITS), ...STATED_LIMITS, 'retentionDays', ...RIGHTS];
const MOST_FINDINGS = 200;

/** What the rules say of each link beside the one above it, and what the organization itself promised upstream. */
@Injectable()
export class FlowDownService {
  constructor(private readonly chain: ChainService) {}

  async report(ctx: Ctx, asOf?: LocalDate, rule?: string): Promise<FlowDown> {
    const { asOf: day, state } = await this.chain.standing(ctx, asOf);
    const { rules, findings, total } = await withinBounds(() => inTurns(flowDown(state, { rule, most: MOST_FINDINGS })));
    const wanted = new Set(findings.flatMap(({ edge, against }) => [edge, ...(against ? [against] : [])]));
    const engagements = new Map(state.register.engagements.filter(({ id }) => wanted.has(id)).map((engagement) => [engagement.id, engagement]));
    return {
      asOf: day, findings, total, engagements,
      rules: rules.map((standing) => {
        const why = NOT_RECORDED[standing.rule.id] ?? null;
        return why === null ? { ...standing, why } : { ...standing, why, holds: 0, cannotTell: standing.holds + standing.cannotTell };
      }),
      names: await this.chain.names(ctx, [...engagements.values()].flatMap(({ customer, supplier }) => [customer, supplier])),
    };
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
