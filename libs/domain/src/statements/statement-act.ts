import { isLocalDate, type LocalDate } from '../dates/local-date.js';
import { blanksOf, type StatementValues, takesExceptions } from './statement-text.js';
import type { FrozenStatement, StatementVariable } from './statement.js';

/** What a person types and ticks when she makes a statement. */
export interface StatementAct {
  /** Of the blanks that are hers to fill in. */
  readonly values: StatementValues;
  /** `none`, `some` with their text, or null: nothing is preselected, so nothing may have been chosen. */
  readonly exceptions: 'none' | 'some' | null;
  readonly exceptionsText: string;
  readonly name: string;
  readonly title: string;
  /** The name again, as a signature. */
  readonly signature: string;
  readonly authority: boolean;
}

/** What keeps a statement from being made, and at which field. */
export interface StatementProblem {
  readonly pointer: string;
  readonly message: string;
}

const LONGEST = 4_000;
const same = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** Everything that keeps this act from being a statement on that day (a local day of the requester), in the order of the form; none: it can be made. */
export const statementProblems = (statement: FrozenStatement, act: StatementAct, today: LocalDate): StatementProblem[] => [
  ...blanksOf(statement).flatMap((blank) => problemOf(blank, act.values[blank.name] ?? '', today)),
  ...(takesExceptions(statement) ? exceptionProblems(act) : []),
  ...(act.name.trim() === '' ? [{ pointer: '/name', message: 'give your name' }] : []),
  ...(act.title.trim() === '' ? [{ pointer: '/title', message: 'give your title: a statement is made by a person with one' }] : []),
  ...(act.signature.trim() === '' || same(act.signature) !== same(act.name) ? [{ pointer: '/signature', message: 'type your name once more, as it stands above' }] : []),
  ...(statement.mayAttest.needs.includes('authorityConfirmed') && !act.authority ? [{ pointer: '/authority', message: 'say that you have authority, or pass the request on to who has it' }] : []),
];

const exceptionProblems = ({ exceptions, exceptionsText }: StatementAct): StatementProblem[] => {
  if (exceptions === null) return [{ pointer: '/exceptions', message: 'choose whether there are exceptions' }];
  if (exceptions === 'some' && exceptionsText.trim() === '') return [{ pointer: '/exceptionsText', message: 'say what the exceptions are' }];
  return exceptionsText.length > LONGEST ? [{ pointer: '/exceptionsText', message: `is longer than ${LONGEST} characters` }] : [];
};

const problemOf = ({ name, type, required = true, values = [] }: StatementVariable, value: string, today: LocalDate): StatementProblem[] => {
  const wrong = (message: string): StatementProblem[] => [{ pointer: `/values/${name}`, message }];
  if (value.trim() === '') return required ? wrong('fill this in') : [];
  switch (type) {
    case 'date': return !isLocalDate(value) ? wrong('say a day that exists') : value > today ? wrong('is after today') : [];
    case 'integer': return /^\d{1,6}$/.test(value.trim()) ? [] : wrong('say a whole number');
    case 'enum': return values.includes(value) ? [] : wrong('choose one of these');
    case 'text': case 'longText': return value.length > LONGEST ? wrong(`is longer than ${LONGEST} characters`) : [];
  }
};
