import { type NoticeTerm, noticeDays, OUTER_LIMIT_DAYS, type Readings } from '../agreements/agreement-readings.js';
import { renewalProblem, type RenewalTerms } from '../agreements/renewal.js';
import { RIGHTS } from '../chain/chain-register.js';
import { isLocalDate } from '../dates/local-date.js';
import type { BaaTemplate, Citations, Variant } from './baa-template.js';
import { noticeTerm, type StatedTerms } from './stated-terms.js';
import type { VariableValue } from './template-values.js';

/** An agreement above, whose promises this one must keep. */
export interface UpstreamAgreement {
  readonly name: string;
  readonly readings: Readings;
}

/** What a constraint of the template finds. `cannot_tell` is never "holds": it says what is not known. */
export interface ConstraintFinding {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly state: 'violated' | 'cannot_tell';
  readonly message: string;
  readonly detail: string;
  /** Where a person changes it. */
  readonly pointers: readonly string[];
  readonly citations: Citations;
}

export interface ToCheck {
  readonly variant: Variant;
  readonly choices: ReadonlyMap<string, string>;
  readonly values: ReadonlyMap<string, VariableValue>;
  readonly stated: StatedTerms;
  readonly life: RenewalTerms | null;
  readonly stateTermsConfirmed: { readonly by: string; readonly on: string } | null;
  readonly upstream: readonly UpstreamAgreement[];
}

interface Found {
  readonly id: string;
  readonly state: 'violated' | 'cannot_tell';
  readonly detail: string;
  readonly pointers: readonly string[];
}

const AGENT_DAYS = 10;
const violated = (id: string, detail: string, ...pointers: string[]): Found => ({ id, state: 'violated', detail, pointers });
const cannotTell = (id: string, detail: string, ...pointers: string[]): Found => ({ id, state: 'cannot_tell', detail, pointers });

/** K-01 to K-10. A constraint that compares days with a term that runs from awareness cannot tell; what is longer than the limit even so is longer. */
export const constraintFindings = (template: BaaTemplate, check: ToCheck): ConstraintFinding[] =>
  [...noticeLimits(check), ...answeringLimits(check), ...kindsOfPhi(check), ...days(check), ...stateTerms(check), ...trainingAgainstRight(check), ...(check.variant === 'ba-sub' ? flowDown(check) : [])]
    .flatMap(({ id, state, detail, pointers }) => template.constraints.filter((constraint) => constraint.id === id).map(({ severity, message, citations }): ConstraintFinding => ({
      id, state, detail, pointers, citations,
      severity: state === 'cannot_tell' ? 'warning' : severity,
      message: state === 'cannot_tell' ? 'Holdfast cannot tell.' : message,
    })));

const BREACH = ['/variables/breachNoticeQuantity', '/variables/breachNoticeUnit', '/choices/breachTrigger'];
const fromDiscovery = (term: NoticeTerm): number => noticeDays({ ...term, trigger: 'discovery' }) ?? Infinity;

const noticeLimits = ({ stated, choices }: ToCheck): Found[] => {
  const term = noticeTerm(stated, 'breachNotice');
  if (!term) return [];
  const atLeast = fromDiscovery(term); // awareness is never earlier than discovery
  const from = term.trigger === 'awareness' ? 'awareness' : 'discovery';
  const known = term.trigger === 'discovery';
  return [
    ...(atLeast > OUTER_LIMIT_DAYS ? [violated('K-01', `The text allows ${atLeast} days after ${from}.`, ...BREACH)]
      : known ? [] : [cannotTell('K-01', 'The period runs from awareness, so the days after discovery are not known. The clause itself ends at 60 days after discovery.', ...BREACH)]),
    ...(choices.get('agency') !== 'agent' ? [] : atLeast > AGENT_DAYS ? [violated('K-09', `The text allows ${atLeast} days; plan with at most ${AGENT_DAYS} for an agent.`, ...BREACH, '/choices/agency')]
      : known ? [] : [cannotTell('K-09', 'The period runs from awareness, so the days after discovery are not known.', ...BREACH, '/choices/agency')]),
  ];
};

const answeringLimits = ({ values }: ToCheck): Found[] => {
  const over = (id: string, name: string, limit: number): Found[] => {
    const days = values.get(name);
    return typeof days === 'number' && days > limit ? [violated(id, `The text allows ${days} days.`, `/variables/${name}`)] : [];
  };
  return [...over('K-02', 'accessDays', 30), ...over('K-03', 'amendmentDays', 60), ...over('K-03', 'accountingDays', 60)];
};

const kindsOfPhi = ({ values, choices }: ToCheck): Found[] => {
  const kinds = values.get('phiTypes');
  const includes = (kind: string): boolean => Array.isArray(kinds) && (kinds as readonly string[]).includes(kind);
  return [
    ...(includes('sud') && choices.get('part2') !== 'on' ? [violated('K-06', 'Substance use disorder records are among the kinds of PHI; the terms of 42 CFR part 2 are left out.', '/choices/part2', '/variables/phiTypes')] : []),
    ...(includes('psych') && choices.get('psychotherapyNotes') !== 'included' ? [violated('K-06', 'Psychotherapy notes are among the kinds of PHI; the text says the Services do not involve them.', '/choices/psychotherapyNotes', '/variables/phiTypes')] : []),
  ];
};

const days = ({ values, choices, life }: ToCheck): Found[] => {
  const [from, to] = [values.get('effectiveDate'), values.get('endDate')];
  if (choices.get('term') === 'until' && isLocalDate(from) && isLocalDate(to) && to < from) return [violated('K-07', 'It would end before it begins.', '/variables/endDate', '/variables/effectiveDate')];
  return life && renewalProblem(life, life.effectiveDate) ? [violated('K-07', 'These days and months cannot be an agreement’s life.', '/variables/initialTermMonths')] : [];
};

const stateTerms = ({ choices, stateTermsConfirmed }: ToCheck): Found[] => {
  if (choices.get('stateTerms') !== 'on') return [];
  const confirmed = stateTermsConfirmed !== null && stateTermsConfirmed.by.trim() !== '' && isLocalDate(stateTermsConfirmed.on);
  return confirmed ? [] : [violated('K-08', 'Record which lawyer confirmed them, and on which day.', '/stateTermsConfirmed', '/choices/stateTerms')];
};

const trainingAgainstRight = ({ choices }: ToCheck): Found[] =>
  choices.get('deidentify') === 'own_use' && choices.get('aiTraining') === 'forbidden' ? [violated('K-10', 'De-identified information may be used, but not for training.', '/choices/deidentify', '/choices/aiTraining')] : [];

const RIGHT_WORDS: Record<(typeof RIGHTS)[number], string> = {
  mgmtAdmin: 'own management and administration', dataAggregation: 'data aggregation', deidentify: 'de-identification', limitedDataSet: 'making a limited data set',
};

/** K-04 and K-05: no wider, and no later, than any agreement above. Without one on record, or with one not read, nobody can tell. */
const flowDown = (check: ToCheck): Found[] => {
  const granted = RIGHTS.filter((right) => check.stated.get(right)?.value === true);
  if (check.upstream.length === 0) {
    return [
      ...granted.map((right) => cannotTell('K-04', `No agreement above is on record, so it is not known whether one grants ${RIGHT_WORDS[right]}.`, `/choices/${right}`)),
      cannotTell('K-05', 'No agreement above is on record, so its days are not known.'),
    ];
  }
  return check.upstream.flatMap(({ name, readings }) => [
    ...granted.flatMap((right) => {
      const above = readings[right];
      if (!above) return [cannotTell('K-04', `${name} has not been read for ${RIGHT_WORDS[right]}.`, `/choices/${right}`)];
      return above.state === 'stated' && above.value ? [] : [violated('K-04', `${name} does not grant ${RIGHT_WORDS[right]}.`, `/choices/${right}`)];
    }),
    ...shorterDays(check, name, readings),
  ]);
};

const DAYS = [
  ['breachNotice', 'breach notice', '/variables/breachNoticeQuantity'], ['incidentNotice', 'incident report', '/variables/incidentNoticeQuantity'],
  ['accessDays', 'access', '/variables/accessDays'], ['amendmentDays', 'amendment', '/variables/amendmentDays'], ['accountingDays', 'accounting', '/variables/accountingDays'],
] as const;

const shorterDays = ({ stated }: ToCheck, name: string, readings: Readings): Found[] => DAYS.flatMap(([term, words, pointer]) => {
  const daysOf = (value: unknown): number | null => (typeof value === 'number' ? value : noticeDays(value as NoticeTerm));
  const here = stated.get(term)?.value;
  const above = readings[term];
  if (here === undefined) return [];
  if (!above) return [cannotTell('K-05', `${name} has not been read for the days of ${words}.`, pointer)];
  const limit = above.state === 'silent' ? (term === 'breachNotice' ? OUTER_LIMIT_DAYS : Infinity) : daysOf(above.value);
  const ours = daysOf(here);
  if (limit === null || ours === null) return limit === Infinity ? [] : [cannotTell('K-05', `${words}: one of the two periods runs from awareness, so they cannot be compared in days.`, pointer)];
  return ours < limit ? [] : [violated('K-05', `${words}: ${ours} days here, ${limit} in ${name}.`, pointer)];
});
