import { plainDay } from '../dates/date-words.js';
import type { LocalDate } from '../dates/local-date.js';
import { BAA_CHECKLIST, type ClauseState, isRequired } from './baa-checklist.js';

/** What somebody found of one provision. `beforeAmendment`: the terms were amended since she looked. */
export interface FoundClause {
  clause: string;
  state: ClauseState;
  byName: string;
  checkedOn: LocalDate;
  beforeAmendment: boolean;
}

/** `located`: every required provision that applies was located. `open`: some were not looked for or are unclear. */
export interface ClauseVerdict {
  state: 'located' | 'missing' | 'open';
  sentence: string;
  located: number;
  /** Required provisions that apply. */
  required: number;
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const joined = (names: readonly string[]): string => (names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);
const short = (clause: string): string => clause.replace(/^BAA-/, '');

/**
 * What the search for the required provisions of 45 CFR 164.504(e) and 164.314(a) has come to, in a sentence that says who looked and when, and never that
 * something complies. Provisions that are conditional, permitted or recommended do not count; a required one that does not apply is said apart.
 */
export const clauseVerdict = (found: readonly FoundClause[]): ClauseVerdict => {
  const ids = new Set(BAA_CHECKLIST.filter(isRequired).map(({ id }) => id));
  const checks = found.filter(({ clause }) => ids.has(clause));
  const of = (state: ClauseState) => checks.filter((check) => check.state === state);
  const [located, missing, unclear, aside] = [of('located'), of('missing'), of('unclear'), of('not_applicable')];
  const required = ids.size - aside.length;
  const waiting = ids.size - checks.length;
  if (checks.length === 0) return { state: 'open', sentence: `Nobody has looked for the ${ids.size} required provisions yet`, located: 0, required };
  const people = [...new Set(checks.map(({ byName }) => byName))].toSorted();
  const last = checks.map(({ checkedOn }) => checkedOn).toSorted().at(-1) as LocalDate;
  const more = [
    ...(missing.length > 0 ? [`${missing.length} missing: ${missing.map(({ clause }) => short(clause)).toSorted().join(', ')}`] : []),
    ...(unclear.length > 0 ? [`${unclear.length} unclear: ${unclear.map(({ clause }) => short(clause)).toSorted().join(', ')}`] : []),
    ...(aside.length > 0 ? [`${counted(aside.length, 'does', 'do')} not apply: ${aside.map(({ clause }) => short(clause)).toSorted().join(', ')}`] : []),
    ...(waiting > 0 ? [`${waiting} not looked for yet`] : []),
    ...(checks.some(({ beforeAmendment }) => beforeAmendment) ? ['some looked for before the latest amendment'] : []),
  ];
  const sentence = `${located.length} of ${required} required provisions located by ${joined(people)} on ${plainDay(last)}`;
  return { state: missing.length > 0 ? 'missing' : waiting + unclear.length > 0 ? 'open' : 'located', sentence: [sentence, ...more].join('; '), located: located.length, required };
};
