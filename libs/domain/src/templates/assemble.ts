import type { Readings } from '../agreements/agreement-readings.js';
import type { RenewalTerms } from '../agreements/renewal.js';
import { constraintFindings, type ConstraintFinding, type UpstreamAgreement } from './agreement-constraints.js';
import type { AgreementClause, AgreementText } from './agreement-text.js';
import type { BaaTemplate, TemplateClause, Variant } from './baa-template.js';
import { lifeOf, readingsOf, type StatedTerms } from './stated-terms.js';
import { filled } from './template-text.js';
import { effectiveChoices, effectiveVariables, type FieldProblem, holdsFor, type TemplateInput, type VariableValue } from './template-values.js';
import { overrideProblems, wordingPlace } from './template-wording.js';

export interface AssembledAgreement {
  readonly kind: 'baa' | 'sub_baa';
  readonly document: AgreementText;
  /** What is missing or cannot be, by field; nothing is signed while there is any. */
  readonly problems: readonly FieldProblem[];
  /** What the template's constraints find. Errors hold back signing, warnings do not. */
  readonly findings: readonly ConstraintFinding[];
  /** Null while a day is missing. */
  readonly life: RenewalTerms | null;
  readonly readings: Readings;
  /** Checklist item → numbers of the clauses that carry it. */
  readonly satisfies: Readonly<Record<string, readonly string[]>>;
  /** Everything the clauses state, by its dotted key, with the clause's number. */
  readonly stated: StatedTerms;
  /** The options as they count, and the values that filled the text. */
  readonly choices: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, VariableValue>>;
}

interface Included {
  readonly clause: TemplateClause;
  readonly place: string;
  readonly text: string;
  readonly terms: Readonly<Record<string, unknown>>;
}

/** The clause's text with these choices, or null when it is not in the agreement. */
const included = (clause: TemplateClause, variant: Variant, choices: ReadonlyMap<string, string>, overrides: Readonly<Record<string, string>>): Included | null => {
  if (!clause.variants.includes(variant) || !(clause.include.always === true || holdsFor(clause.include.when, choices))) return null;
  const place = wordingPlace(clause, variant, choices);
  const alternative = clause.choice === undefined ? undefined : clause.alternatives?.[choices.get(clause.choice) ?? ''];
  const text = overrides[place] ?? clause.text ?? clause.textByVariant?.[variant] ?? alternative?.text;
  return text === undefined ? null : { clause, place, text, terms: { ...clause.terms, ...alternative?.terms } };
};

/**
 * Makes an agreement out of the template, exactly as the file's own `assembly` says: pure, the same for the same input. Unknown options and
 * variables, missing and impossible values come back as problems; the text then shows the label of what is missing.
 */
export const assemble = (template: BaaTemplate, input: TemplateInput, upstream: readonly UpstreamAgreement[] = []): AssembledAgreement => {
  const { variant, overrides } = input;
  const { chosen, problems: choiceProblems } = effectiveChoices(template, input);
  const { values, problems: valueProblems } = effectiveVariables(template, input, chosen);
  const clauses = new Map(template.clauses.map((clause) => [clause.id, clause]));
  const sections = template.sections.map(({ number, heading, clauses: ids }) => ({
    number, heading,
    clauses: ids.flatMap((id) => [clauses.get(id)].flatMap((clause) => [clause && included(clause, variant, chosen, overrides)])).filter((found): found is Included => Boolean(found)),
  }));
  const numbers = new Map(sections.flatMap(({ number, clauses: inSection }) => inSection.map(({ clause }, at) => [clause.id, `${number}.${at + 1}`] as const)));
  const fill = (text: string): string => filled(template, text, values, numbers);

  const stated = new Map<string, { value: unknown; where: string }>();
  const satisfies = new Map<string, string[]>();
  for (const { clause: { id, satisfies: items }, terms } of sections.flatMap((section) => section.clauses)) {
    const where = numbers.get(id) ?? '';
    for (const [key, value] of Object.entries(terms)) stated.set(key, { value: withValues(value, values), where });
    for (const item of items) satisfies.set(item, [...(satisfies.get(item) ?? []), where]);
  }
  const whole: AgreementText = {
    template: { id: template.id, version: template.version }, variant,
    title: fill('{{documentTitle}}'),
    parties: fill(template.parties.text),
    recitals: template.recitals[variant].map(fill),
    definitions: template.definitions.filter(({ variants }) => variants?.includes(variant) ?? true).map(({ term, text }) => ({ term: fill(term), text: fill(text) })),
    sections: sections.map((section) => ({
      number: section.number, heading: fill(section.heading),
      clauses: section.clauses.map(({ clause, text, place }): AgreementClause => ({
        id: clause.id, number: numbers.get(clause.id) ?? '', heading: clause.heading, text: fill(text), level: clause.level, citations: clause.citations, edited: place in overrides,
      })),
    })),
    schedules: template.schedules.map(({ number, heading, items, itemsByVariant, include }) => ({
      number, heading,
      items: include && !holdsFor(include.when, chosen) ? [] : [...items, ...(itemsByVariant?.[variant] ?? [])].flatMap((item) => fill(item).split('\n')),
    })),
    signatures: template.signatures.map(({ party, lines }) => ({ party: fill(party), lines: lines.map(fill) })),
  };
  const life = lifeOf(stated);
  return {
    kind: template.variants.find(({ id }) => id === variant)?.kind ?? 'baa',
    document: whole,
    problems: [...choiceProblems, ...valueProblems, ...overrideProblems(template, overrides)],
    findings: constraintFindings(template, { variant, choices: chosen, values, stated, life, stateTermsConfirmed: input.stateTermsConfirmed ?? null, upstream }),
    life, readings: readingsOf(stated, values, numbers), satisfies: Object.fromEntries(satisfies), stated,
    choices: Object.fromEntries(chosen), values: Object.fromEntries(values),
  };
};

/** A term of the template with its variables' values in place; undefined where one is missing. */
const withValues = (term: unknown, values: ReadonlyMap<string, VariableValue>): unknown => {
  if (typeof term !== 'object' || term === null || Array.isArray(term)) return term;
  const { var: name, derive } = term as { var?: string; derive?: string };
  if (name !== undefined) return values.get(name);
  if (derive !== undefined) return undefined; // days from a notice term: readers derive them anew (`noticeDays`)
  const inner = Object.entries(term).map(([key, value]) => [key, withValues(value, values)] as const);
  return inner.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(inner);
};
