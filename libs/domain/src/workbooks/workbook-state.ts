import { canonicalJson } from '../json/canonical-json.js';
import { type Answer, type Instead, valueOf } from '../questionnaires/questionnaire.js';

/** One answer as the server has it, or as a workbook brings it. */
export interface WorkbookAnswer {
  readonly value: unknown;
  readonly none: boolean;
  readonly instead: Instead | null;
  readonly comment: string;
}

/** The same with the version it was written as; 0: not written yet. */
export interface StoredAnswer extends WorkbookAnswer {
  readonly version: number;
}

export const NOT_ANSWERED: StoredAnswer = { value: null, none: false, instead: null, comment: '', version: 0 };

/** What every program that opens a workbook leaves alone: line ends and blanks at the edges are not that. */
const plain = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').replace(/[^\t\n\u0020-\u007E\u0080-\uFFFD]/g, '').trim();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]).filter(([, inner]) => inner !== null && inner !== '' && !(Array.isArray(inner) && inner.length === 0)));
  return value ?? null;
};

const plainAnswer = ({ value, none, instead, comment }: WorkbookAnswer) => {
  const answer: Answer = { value: plain(value) };
  return { value: none || instead ? null : valueOf(answer), none, instead, comment: plain(comment) };
};

const text = (answer: WorkbookAnswer): string => canonicalJson(plainAnswer(answer));

/** Whether two say the same, as far as a workbook can carry it. */
export const saysTheSame = (one: WorkbookAnswer, other: WorkbookAnswer): boolean => text(one) === text(other);

/** Tells an answer that was touched from one that was not: no secret, and nothing is proven by it (FNV-1a). */
export const markOf = (answer: WorkbookAnswer): string => {
  let hash = 0xcbf29ce484222325n;
  for (const unit of text(answer)) hash = BigInt.asUintN(64, (hash ^ BigInt(unit.codePointAt(0) ?? 0)) * 0x100000001b3n);
  return hash.toString(36);
};
