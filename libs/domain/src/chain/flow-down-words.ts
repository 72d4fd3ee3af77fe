import type { LocalDate } from '../dates/local-date.js';
import type { ChainUnknown, ChainViolation } from './engagement-checks.js';
import type { ChainEngagement, ChainRegister, ChainTerms } from './chain-register.js';
import { clauseWords, TERM_LABELS, termWords } from './chain-words.js';
import { formatDay, formatDays, formatSpan } from './day-words.js';
import { phiTypeWords } from './phi-types.js';

/** One side of a comparison. `terms` null: no agreement. `lastDay` null: without an end. */
export interface Side {
  engagement: ChainEngagement;
  terms: ChainTerms | null;
  lastDay: LocalDate | null | 'unread';
}

/** Both sides in words; `up` null where a rule has no other side. */
export interface Compared {
  down: string;
  up: string | null;
}

/** Within a sentence; abbreviations keep their capitals. */
const lowered = (label: string): string => (/^[A-Z][a-z]/.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label);

const OUTER_LIMIT = '60 days, the outer limit of 164.410(b)';
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const endWords = (lastDay: Side['lastDay']): string => (lastDay === 'unread' ? 'Last day in force: not read yet' : `Last day in force: ${lastDay === null ? 'without an end' : formatDay(lastDay)}`);

const sideWords = (names: readonly string[], side: Side | null): string => {
  if (side === null || side.terms === null) return 'No agreement in force';
  const { terms, lastDay, engagement } = side;
  return names.map((name) => {
    if (name === 'end') return endWords(lastDay);
    if (name === 'phiTypes') return `${TERM_LABELS['phiTypes'] ?? ''}: ${engagement.phi.types.map(phiTypeWords).join('; ')}`;
    if (name === 'endsWithUpstream') return `${endWords(lastDay)}; ${lowered(termWords(terms, name))}`;
    return termWords(terms, name);
  }).join('; ');
};

const STRUCTURE: Readonly<Record<string, string>> = {
  self: 'The customer is its own supplier',
  cycle: 'PHI goes round in a cycle',
  no_covered_entity: 'Nobody recorded for whom the customer works: no path from a covered entity leads here',
};

/** A violation as the two terms it compares, in words. Days are calendar days. */
export const comparedWords = (violation: ChainViolation, down: Side | null, up: Side | null, register: ChainRegister): Compared => {
  const { rule } = violation;
  if (rule === 'CH-01') return { down: `No agreement in force ${(violation['gaps'] as [LocalDate, LocalDate][]).map(formatSpan).join('; ')}`, up: null };
  if (rule === 'CH-04' || rule === 'CH-15') return { down: `Not located: ${list(violation['missing']).map(clauseWords).join('; ')}`, up: null };
  if (rule === 'CH-05') return { down: `Breach notice: ${formatDays(Number(violation['breachDays']))}, longer than the outer limit`, up: OUTER_LIMIT };
  if (rule === 'CH-08') return { down: `The times on the longest path add up to ${formatDays(Number(violation['totalDays']))}`, up: violation.severity === 'error' ? `60 days with an agent on the path (undetermined is planned with as one)` : `${formatDays(register.chainDays)}, your policy` };
  if (rule === 'CH-11') return { down: 'No approval is recorded', up: sideWords(['subcontracting'], up) };
  if (rule === 'CH-16') return { down: STRUCTURE[String(violation['reason'])] ?? String(violation['reason']), up: null };
  if (rule === 'CH-17') return { down: 'A possible material breach is open without a plan to cure it; for counsel', up: null };
  if (rule === 'CH-18') {
    const beyond = list(violation['beyondTypes']);
    const terms = list(violation['terms']);
    return { down: [...(beyond.length > 0 ? [`Also ${beyond.map(phiTypeWords).join('; ')}`] : []), ...(terms.length > 0 ? [sideWords(terms, down)] : [])].join('; '), up: sideWords(['phiTypes'], up) };
  }
  const terms = list(violation['terms']);
  const limits = rule === 'CH-13' && terms.includes('endsWithUpstream') ? [...terms.filter((name) => name !== 'endsWithUpstream'), 'end'] : terms;
  return { down: sideWords(terms, down), up: sideWords(limits, up) };
};

/** What nobody has read yet, on either side, in words. */
export const unknownWords = ({ unknown }: ChainUnknown, down: Side | null, up: Side | null): Compared => {
  const missing = (prefix: string): string[] => unknown.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  const label = (name: string): string => TERM_LABELS[name] ?? name;
  const unread = (names: readonly string[]): string => `Not read yet: ${names.map((name) => lowered(label(name))).join(', ')}`;
  const [below, above, path] = [missing('down.'), missing('up.'), missing('path.')];
  const alone = unknown.filter((name) => !name.includes('.'));
  const said = (own: readonly string[], other: readonly string[], side: Side | null): string => (own.length > 0 ? unread(own) : sideWords(other.filter((name) => name !== 'clauses'), side));
  if (alone.length > 0) return { down: `Not known: ${alone.map((name) => lowered(label(name))).join(', ')}`, up: null };
  if (path.length > 0) return { down: below.length > 0 ? unread(below) : 'Its own terms are read', up: 'Not read yet: breach notice of an agreement above' };
  return { down: said(below, above, down), up: up === null ? null : said(above, below, up) };
};
