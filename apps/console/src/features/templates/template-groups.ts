import { BAA_TEMPLATE, type TemplateOption, type TemplateVariable, type Variant } from '@holdfast/domain/templates/baa-template';
import { placesIn } from '@holdfast/domain/templates/template-text';
import { holdsFor, isUsed } from '@holdfast/domain/templates/template-values';

/** What is filled in together: the options and variables whose words stand in one part of the agreement. */
export interface FieldGroup {
  readonly title: string;
  readonly options: readonly TemplateOption[];
  readonly variables: readonly TemplateVariable[];
}

const sectionOf = (clauseSection: string): string => {
  const section = BAA_TEMPLATE.sections.find(({ id }) => id === clauseSection);
  return section ? `${section.number} ${section.heading.replace('{{upstreamParty}}', 'the customer')}` : 'Parties';
};

const optionPlace = new Map(BAA_TEMPLATE.options.map(({ id }) => {
  const clause = BAA_TEMPLATE.clauses.find(({ choice, include }) => choice === id || include.when?.[id] !== undefined);
  return [id, clause ? sectionOf(clause.section) : 'Schedules'] as const;
}));

const variablePlace = (): Map<string, string> => {
  const places = new Map<string, string>();
  const put = (text: string, place: string): void => { for (const name of placesIn(text).variables) if (!places.has(name)) places.set(name, place); };
  put(BAA_TEMPLATE.parties.text, 'Parties');
  put(Object.values(BAA_TEMPLATE.recitals).flat().join(' '), 'Parties');
  for (const { items, itemsByVariant, number, heading } of BAA_TEMPLATE.schedules) put([...items, ...Object.values(itemsByVariant ?? {}).flat()].join(' '), `Schedule ${number} ${heading}`);
  for (const { lines } of BAA_TEMPLATE.signatures) put(lines.join(' '), 'Signatures');
  for (const { text, textByVariant, alternatives, section } of BAA_TEMPLATE.clauses) {
    put([text, ...Object.values(textByVariant ?? {}), ...Object.values(alternatives ?? {}).map((alternative) => alternative?.text)].filter(Boolean).join(' '), sectionOf(section));
  }
  return places;
};
const VARIABLE_PLACE = variablePlace();
const ORDER = ['Parties', ...BAA_TEMPLATE.schedules.map(({ number, heading }) => `Schedule ${number} ${heading}`), ...BAA_TEMPLATE.sections.map(({ id }) => sectionOf(id)), 'Signatures'];

/** The groups with what applies to this variant and these choices; a group without a field is left out. */
export const fieldGroups = (variant: Variant, choices: Readonly<Record<string, string>>): FieldGroup[] => {
  const chosen = new Map(Object.entries(choices));
  return ORDER.map((title) => ({
    title,
    options: BAA_TEMPLATE.options.filter(({ id, onlyWhen }) => optionPlace.get(id) === title && holdsFor(onlyWhen, chosen)),
    variables: BAA_TEMPLATE.variables.filter((variable) => variable.type !== 'variantWord' && !variable.source && !variable.computed && VARIABLE_PLACE.get(variable.name) === title && isUsed(variable, variant, chosen)),
  })).filter(({ options, variables }) => options.length + variables.length > 0);
};

/** Whose choice it is, in words. */
export const LEVEL_WORDS: Record<TemplateOption['level'], string> = {
  required: 'Required by law', 'required-if-delegated': 'Required where duties are handed over', conditional: 'Law, where it applies', permitted: 'The law lets you grant it', recommended: 'Contract term',
};
