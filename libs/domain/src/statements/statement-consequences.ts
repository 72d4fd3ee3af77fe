import { addDays, type LocalDate } from '../dates/local-date.js';
import type { DeadlineBasis } from '../deadlines/deadline-fact.js';
import { vendorNameKey } from '../imports/vendor-name.js';
import type { Severity } from '../questionnaires/questionnaire.js';
import type { FrozenStatement } from './statement.js';

/** Why a statement does not stand whole: made with exceptions, not made, or true no longer. */
export const STATEMENT_CAUSES = ['exceptions', 'not_stated', 'taken_back'] as const;
export type StatementCause = (typeof STATEMENT_CAUSES)[number];

/** A weakness that a statement reveals, as its own rules name it. */
export interface RevealedWeakness {
  readonly severity: Severity;
  /** A policy's day: a statement sets no term of law. */
  readonly dueOn: LocalDate;
  readonly basis: DeadlineBasis;
  readonly title: string;
}

/** What opens by the statement's own rules on the day it was heard of (`noLongerTrue.opens`); a proposed rule stays proposed. */
export const weaknessesOf = ({ basis, noLongerTrue }: Pick<FrozenStatement, 'basis' | 'noLongerTrue'>, heardOn: LocalDate): RevealedWeakness[] =>
  noLongerTrue.opens.flatMap(({ kind, severity, dueDays, title }) => (kind === 'finding' && severity && dueDays ? [{ severity, dueOn: addDays(heardOn, dueDays), basis, title }] : []));

/** Whether what was known by assurance becomes unknown for whoever is named. */
export const unsettlesAssurance = ({ noLongerTrue }: Pick<FrozenStatement, 'noLongerTrue'>): boolean => noLongerTrue.opens.some(({ kind }) => kind === 'assurance');

const SHORTEST_NAME = 3;

/** Those of these companies that a text names in whole words, compared as vendors' names are. A name of one or two letters is not looked for. */
export const companiesNamedIn = <C extends { readonly name: string }>(text: string, companies: readonly C[]): C[] => {
  const said = ` ${vendorNameKey(text)} `;
  return companies.filter(({ name }) => vendorNameKey(name).length >= SHORTEST_NAME && said.includes(` ${vendorNameKey(name)} `));
};
