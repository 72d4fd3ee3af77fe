import { CHAIN_RULES, type ChainSeverity } from '../chain/chain-rules.js';
import { addDays, type LocalDate } from '../dates/local-date.js';
import type { DeadlineBasis } from '../deadlines/deadline-fact.js';
import type { Severity } from '../questionnaires/questionnaire.js';
import { remediationDaysOf } from '../questionnaires/questionnaire-score.js';

/** What a rule of the chain that is not kept weighs as a finding, and by when it is to be mended. Unknown rules are refused by whoever asks. */
export interface FlowDownWeight {
  readonly severity: Severity;
  readonly basis: DeadlineBasis;
  readonly title: string;
  readonly dueOn: LocalDate;
}

const OF_SEVERITY: Record<ChainSeverity, Severity> = { error: 'high', warning: 'medium' };

/** An error is high and a warning medium; it rests on law or contract as the rule does (`chain-rules.json`), else on policy. Days are the usual ones of its severity. */
export const flowDownFinding = (rule: string, severity: ChainSeverity, today: LocalDate): FlowDownWeight => {
  const known = CHAIN_RULES.find(({ id }) => id === rule);
  const weight = OF_SEVERITY[severity];
  const basis: DeadlineBasis = known?.basis.includes('legal') ? 'law' : known?.basis === 'contract' ? 'contract' : 'policy';
  return { severity: weight, basis, title: known?.rule ?? rule, dueOn: addDays(today, remediationDaysOf({}, weight)) };
};

/** What the finding is about: one rule at one engagement. */
export const subjectOfRule = (rule: string, engagementId: string): string => `rule ${rule} ${engagementId}`;
