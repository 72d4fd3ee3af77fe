import type { BaaTemplate, TemplateClause, Variant } from './baa-template.js';
import { UNPRINTABLE } from './printable-letters.js';
import { placesIn } from './template-text.js';
import type { FieldProblem } from './template-values.js';

const LONGEST = 5000;

/** Where a clause's present wording stands: its id, or its id and the option's value or the variant that picks it. */
export const wordingPlace = (clause: TemplateClause, variant: Variant, choices: ReadonlyMap<string, string>): string => {
  if (clause.choice !== undefined) return `${clause.id}/${choices.get(clause.choice) ?? ''}`;
  return clause.textByVariant ? `${clause.id}/${variant}` : clause.id;
};

export interface Wording {
  readonly place: string;
  readonly clauseId: string;
  readonly text: string;
  /** Variables that carry what the clause states: wording without them would make the recorded term untrue. */
  readonly needs: readonly string[];
}

/** Every wording of the template that an organization may put into words of its own. */
export const wordingsOf = (template: BaaTemplate): Wording[] => template.clauses.flatMap(({ id, text, textByVariant, alternatives, terms }) => {
  const wording = (place: string, words: string, of: unknown): Wording => {
    const used = placesIn(words).variables;
    return { place, clauseId: id, text: words, needs: [...new Set(variablesOf(of).filter((name) => used.includes(name)))] };
  };
  return [
    ...(text === undefined ? [] : [wording(id, text, terms)]),
    ...Object.entries(textByVariant ?? {}).map(([variant, words]) => wording(`${id}/${variant}`, words, terms)),
    ...Object.entries(alternatives ?? {}).flatMap(([value, alternative]) => (alternative ? [wording(`${id}/${value}`, alternative.text, { ...terms, ...alternative.terms })] : [])),
  ];
});

const variablesOf = (term: unknown): string[] => {
  if (typeof term !== 'object' || term === null) return [];
  const { var: name } = term as { var?: unknown };
  return typeof name === 'string' ? [name] : Object.values(term).flatMap(variablesOf);
};

/** What is wrong with wordings of an organization's own: a place that does not exist, an unknown variable or clause, or a number left out that the register records. */
export const overrideProblems = (template: BaaTemplate, overrides: Readonly<Record<string, string>>): FieldProblem[] => {
  if (Object.keys(overrides).length === 0) return [];
  const wordings = new Map(wordingsOf(template).map((wording) => [wording.place, wording]));
  const known = new Set(template.variables.map(({ name }) => name));
  return Object.entries(overrides).flatMap(([place, text]) => {
    const say = (message: string): FieldProblem => ({ pointer: `/overrides/${place.replaceAll('/', '~1')}`, message });
    const wording = wordings.get(place);
    if (!wording) return [say('is not a clause of this template')];
    if (text.trim() === '') return [say('has no words: leave a clause out by its option, where the template has one')];
    if (text.length > LONGEST) return [say(`may have up to ${LONGEST.toLocaleString('en-US')} characters`)];
    if (text.search(UNPRINTABLE) >= 0) return [say('has letters that the printed agreement cannot show')];
    const { variables, references } = placesIn(text);
    const original = placesIn(wording.text);
    const usable = new Set([...original.variables, ...ALWAYS_USABLE]);
    const unknown = variables.filter((name) => !known.has(name));
    const foreign = variables.filter((name) => known.has(name) && !usable.has(name));
    const lost = wording.needs.filter((name) => !variables.includes(name));
    const loose = references.filter((id) => !original.references.includes(id));
    const rest = text.replace(/\{\{(?:ref:)?[\w-]+\}\}/g, '');
    return [
      ...unknown.map((name) => say(`names {{${name}}}, which this template does not have`)),
      ...foreign.map((name) => say(`names {{${name}}}, which may be left out of an agreement while this clause is in it`)),
      ...lost.map((name) => say(`must keep {{${name}}}: the register records what it says`)),
      ...loose.map((id) => say(`refers to clause ${id}, which may be left out of an agreement while this clause is in it`)),
      ...(rest.includes('{{') || rest.includes('}}') ? [say('has braces that are not a variable')] : []),
    ];
  });
};

/** Variables that every agreement has, whatever its options. */
const ALWAYS_USABLE = ['documentTitle', 'upstreamParty', 'supplierParty', 'lowerParty', 'coveredEntityParty', 'upstreamLegalName', 'supplierLegalName', 'servicesAgreementTitle', 'serviceDescription', 'effectiveDate'];
