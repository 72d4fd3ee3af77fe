import { plainDay } from '../dates/date-words.js';
import type { LocalDate } from '../dates/local-date.js';

export const CONFIRMATIONS = ['in_bulk', 'one_by_one'] as const;
export type Confirmation = (typeof CONFIRMATIONS)[number];

/** Of an answer that was not written anew: how old it is, how and when (an instant) somebody confirmed it. */
export interface Reuse {
  readonly answeredOn: LocalDate;
  readonly confirmed: Confirmation;
  readonly at: string;
}

/** Faster than this a question, nobody has read what she confirmed. */
const SECONDS_TO_READ = 3;

/** What a reviewer should know of reused answers, in a sentence or two; null where none was. */
export const reuseHint = (reused: readonly Reuse[], answered: number): string | null => {
  if (reused.length === 0) return null;
  const bulk = reused.filter(({ confirmed }) => confirmed === 'in_bulk').length;
  const moments = reused.map(({ at }) => Date.parse(at));
  const seconds = Math.round((Math.max(...moments) - Math.min(...moments)) / 1000);
  const oldest = reused.map(({ answeredOn }) => answeredOn).sort()[0];
  const words = [
    `${reused.length} of ${answered} answers ${reused.length === 1 ? 'was' : 'were'} taken over from earlier ones${bulk > 0 ? `, ${bulk === reused.length ? (bulk === 1 ? 'with others' : 'all') : bulk} in one act` : ', each by itself'}; the oldest is of ${plainDay(oldest)}.`,
    reused.length > 1 && seconds < reused.length * SECONDS_TO_READ ? `All ${reused.length} were confirmed within ${seconds < 1 ? 'a second' : `${seconds} seconds`}.` : null,
  ];
  return words.filter(Boolean).join(' ');
};
