import { isRecord } from '../json/is-record.js';
import { NOTICE_TRIGGERS, NOTICE_UNITS, type TermName } from './agreement-readings.js';

/** What a stated term holds: codes, yes or no, days, a notice time, one word of several in order from loose to strict, or text. */
export type TermShape = { kind: 'codes' } | { kind: 'flag' } | { kind: 'days' } | { kind: 'notice' } | { kind: 'word'; words: readonly string[] } | { kind: 'text' };

const RIGHT: TermShape = { kind: 'flag' };
const DAYS: TermShape = { kind: 'days' };

/** Every term an agreement can be read for, in the order in which they are read. */
export const TERM_SHAPES: Readonly<Record<TermName, TermShape>> = {
  uses: { kind: 'codes' }, disclosures: { kind: 'codes' },
  mgmtAdmin: RIGHT, dataAggregation: RIGHT, deidentify: RIGHT, limitedDataSet: RIGHT, minimumNecessary: RIGHT,
  breachNotice: { kind: 'notice' }, incidentNotice: { kind: 'notice' },
  accessDays: DAYS, amendmentDays: DAYS, accountingDays: DAYS,
  subcontracting: { kind: 'word', words: ['allowed', 'notice', 'approval', 'none'] }, offshore: { kind: 'word', words: ['allowed', 'consent', 'forbidden'] },
  encryption: { kind: 'word', words: ['none', 'required'] }, noAiTraining: { kind: 'flag' },
  retentionDays: DAYS, destroyDays: DAYS, destroyMethod: { kind: 'text' }, insurance: { kind: 'text' }, agency: { kind: 'word', words: ['independent', 'agent'] },
  servicesAgreement: { kind: 'text' }, endsWithUpstream: { kind: 'flag' }, part2Terms: { kind: 'flag' }, psychTerms: { kind: 'flag' },
};

export const TERM_NAMES = Object.keys(TERM_SHAPES) as TermName[];

const MOST_DAYS = 36_500;
const LONGEST_TEXT = 2_000;
const isQuantity = (value: unknown, least: number): boolean => typeof value === 'number' && Number.isInteger(value) && value >= least && value <= MOST_DAYS;
const isText = (value: unknown, longest: number): value is string => typeof value === 'string' && value.trim() !== '' && value.length <= longest;
const isOneOf = (value: unknown, words: readonly string[]): boolean => words.some((word) => word === value);

const valueProblem = (shape: TermShape, value: unknown): string | null => {
  switch (shape.kind) {
    case 'codes': return Array.isArray(value) && value.length <= 100 && value.every((code) => isText(code, 200)) && new Set(value).size === value.length ? null : 'list each purpose once';
    case 'flag': return typeof value === 'boolean' ? null : 'say yes or no';
    case 'days': return isQuantity(value, 0) ? null : `say whole days, from 0 to ${MOST_DAYS}`;
    case 'word': return isOneOf(value, shape.words) ? null : `say one of: ${shape.words.join(', ')}`;
    case 'text': return isText(value, LONGEST_TEXT) ? null : 'say what it states, in up to 2,000 characters';
    case 'notice':
      if (!isRecord(value) || !isOneOf(value['unit'], NOTICE_UNITS) || !isOneOf(value['trigger'], NOTICE_TRIGGERS)) return 'say a number, its unit, and from when it is counted';
      return isQuantity(value['quantity'], 0) ? null : 'say a whole number that is not negative';
  }
};

/** A reading that can not be kept: the term, and a sentence saying why. */
export interface ReadingProblem {
  term: string;
  message: string;
}

/** Why these readings can not be kept; null when they can. `null` takes a reading back. What is stated names the page or section where it stands. */
export const readingsProblem = (readings: unknown): ReadingProblem | null => {
  if (!isRecord(readings)) return { term: '', message: 'say what was read' };
  const shapes: Record<string, TermShape | undefined> = TERM_SHAPES;
  for (const [term, reading] of Object.entries(readings)) {
    const shape = Object.hasOwn(shapes, term) ? shapes[term] : undefined;
    if (!shape) return { term, message: 'is not a term that is read' };
    if (reading === null) continue;
    if (!isRecord(reading) || !isOneOf(reading['state'], ['stated', 'silent'])) return { term, message: 'say whether it is stated or silent' };
    if (reading['state'] === 'silent') continue;
    const message = valueProblem(shape, reading['value']) ?? (typeof reading['where'] === 'string' && reading['where'].length <= 200 ? null : 'say the page or section, in up to 200 characters');
    if (message) return { term, message };
  }
  return null;
};
