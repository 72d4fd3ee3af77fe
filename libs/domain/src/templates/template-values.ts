import { addDays, addMonths, isLocalDate } from '../dates/local-date.js';
import { UNPRINTABLE } from './printable-letters.js';
import { type BaaTemplate, offeredBy, type TemplateVariable, type Variant } from './baa-template.js';

/** A row of a table variable: column → text. */
export type TableRow = Readonly<Record<string, string>>;
export type VariableValue = string | number | readonly string[] | readonly TableRow[];

/** What a person chose and typed. Absent options and variables take the template's default for the variant. */
export interface TemplateInput {
  readonly variant: Variant;
  readonly choices: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Wording of the organization's own, by place: a clause's id, `CLAUSE/value of its option`, or `CLAUSE/variant`. */
  readonly overrides: Readonly<Record<string, string>>;
  /** The lawyer who confirmed the State terms, and when (K-08). */
  readonly stateTermsConfirmed?: { readonly by: string; readonly on: string } | null;
}

export interface FieldProblem {
  /** JSON pointer into the input. */
  readonly pointer: string;
  readonly message: string;
  /** It is not wrong, only not there yet. */
  readonly missing?: true;
}

type Choices = ReadonlyMap<string, string>;

/** Do these options have one of these values? */
export const holdsFor = (when: Readonly<Record<string, readonly string[]>> | undefined, choices: Choices): boolean =>
  Object.entries(when ?? {}).every(([option, values]) => values.includes(choices.get(option) ?? ''));

/** The value that counts of each option, and what was chosen that is not offered. An option whose `onlyWhen` does not hold counts as its last value. */
export const effectiveChoices = (template: BaaTemplate, { variant, choices }: TemplateInput): { chosen: Choices; problems: FieldProblem[] } => {
  const problems: FieldProblem[] = Object.keys(choices).filter((id) => !template.options.some((option) => option.id === id)).map((id) => ({ pointer: `/choices/${id}`, message: 'is not an option of this template' }));
  const chosen = new Map<string, string>();
  for (const { id, values, default: usual } of template.options) {
    const wanted = choices[id];
    const offered = wanted === undefined || values.some(({ value }) => value === wanted);
    if (!offered) problems.push({ pointer: `/choices/${id}`, message: 'is not one of the values offered' });
    chosen.set(id, offered && wanted !== undefined ? wanted : usual[variant]);
  }
  for (const { id, values, onlyWhen } of template.options) if (!holdsFor(onlyWhen, chosen)) chosen.set(id, values.at(-1)?.value ?? '');
  return { chosen, problems };
};

/** Does the agreement use this variable, with this variant and these choices? */
export const isUsed = ({ variants, usedWhen }: TemplateVariable, variant: Variant, choices: Choices): boolean => (variants?.includes(variant) ?? true) && holdsFor(usedWhen, choices);

const LONGEST: Partial<Record<TemplateVariable['type'], number>> = { text: 300, longText: 10_000, address: 500, email: 254, phone: 60 };
const MOST_ROWS = 200;
/** What no document can print: control characters other than tab and line end. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;
const isTextual = (type: TemplateVariable['type']): boolean => ['text', 'longText', 'address', 'email', 'phone'].includes(type);

const textProblem = (value: unknown, longest: number): string | null => {
  if (typeof value !== 'string') return 'must be a text';
  if (value.trim().length > longest) return `may have up to ${longest} characters`;
  const foreign = [...new Set(value.match(UNPRINTABLE))].slice(0, 5).join(' ');
  if (foreign) return `has letters that the printed agreement cannot show: ${foreign}`;
  return CONTROL.test(value) || value.includes('{{') ? 'has characters that cannot be printed: control characters or “{{”' : null;
};

const tableProblem = (value: unknown, columns: readonly string[]): string | null => {
  if (!Array.isArray(value) || value.length > MOST_ROWS) return `must be a list of up to ${MOST_ROWS} rows`;
  for (const row of value as unknown[]) {
    if (typeof row !== 'object' || row === null || Object.keys(row).some((column) => !columns.includes(column))) return `has a row with other columns than ${columns.join(', ')}`;
    const problem = Object.values(row).map((cell) => textProblem(cell, 300)).find((found) => found !== null);
    if (problem) return `has a cell that ${problem}`;
  }
  return null;
};

/** Why a value cannot stand for this variable; null when it can. What is empty is not wrong here: it is missing. */
export const valueProblem = (template: BaaTemplate, variable: TemplateVariable, value: unknown): string | null => {
  const { type, min = 0, max = Number.MAX_SAFE_INTEGER, minItems = 0, maxLength } = variable;
  if (isTextual(type)) {
    const problem = textProblem(value, maxLength ?? LONGEST[type] ?? 300);
    return problem ?? (type === 'email' && typeof value === 'string' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? 'is not an e-mail address' : null);
  }
  switch (type) {
    case 'date': return isLocalDate(value) ? null : 'is not a day of the calendar';
    case 'integer': return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max ? null : `must be a whole number from ${min} to ${max}`;
    case 'enum': return offeredBy(template, variable).some((offered) => offered.value === value) ? null : 'is not one of the values offered';
    case 'set': {
      const offered = new Set(offeredBy(template, variable).map((each) => each.value));
      const fits = Array.isArray(value) && value.every((each) => offered.has(each as string)) && new Set(value).size === value.length;
      return !fits ? 'has a value that is not offered, or one twice' : value.length < minItems ? `choose at least ${minItems}` : null;
    }
    case 'money': return typeof value === 'string' && /^\d{1,12} USD$/.test(value) ? null : 'must be an amount in whole US dollars';
    case 'table': return tableProblem(value, variable.columns ?? []);
    default: return 'is fixed by the variant';
  }
};

const isEmpty = (value: unknown): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

/** The words of this variable are set by the variant, or by signing: nobody types them. */
const isGiven = ({ type, source, computed }: TemplateVariable): boolean => type === 'variantWord' || source === 'set by signing' || computed !== undefined;

/** The values that fill the text: typed, else the default; with what is missing or wrong. Variables that the agreement does not use are left alone. */
export const effectiveVariables = (template: BaaTemplate, { variant, variables }: TemplateInput, choices: Choices): { values: ReadonlyMap<string, VariableValue>; problems: FieldProblem[] } => {
  const problems: FieldProblem[] = Object.keys(variables).filter((name) => !template.variables.some((variable) => variable.name === name && !isGiven(variable)))
    .map((name) => ({ pointer: `/variables/${name}`, message: 'is not a variable that a person fills' }));
  const values = new Map<string, VariableValue>(Object.entries(template.variants.find(({ id }) => id === variant)?.words ?? {}));
  for (const variable of template.variables) {
    const { name, label, required, default: usual } = variable;
    if (isGiven(variable) || !isUsed(variable, variant, choices)) continue;
    const value = isEmpty(variables[name]) && !(variable.type === 'set' && Array.isArray(variables[name])) ? usual?.[variant] : variables[name];
    if (isEmpty(value)) {
      if (required) problems.push({ pointer: `/variables/${name}`, message: `${label}: is missing`, missing: true });
      continue;
    }
    const problem = valueProblem(template, variable, value);
    if (problem) problems.push({ pointer: `/variables/${name}`, message: `${label}: ${problem}` });
    else values.set(name, typeof value === 'string' ? value.trim() : (value as VariableValue));
  }
  const [effective, months] = [values.get('effectiveDate'), values.get('initialTermMonths')];
  if (isLocalDate(effective) && typeof months === 'number') {
    try {
      values.set('lastDayInForce', addDays(addMonths(effective, months), -1));
    } catch {
      problems.push({ pointer: '/variables/initialTermMonths', message: 'The last day in force lies beyond the year 9999' });
    }
  }
  return { values, problems };
};
