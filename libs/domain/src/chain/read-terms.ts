import { isRecord } from '../json/is-record.js';
import { DAY_TERMS, ORDERED_LIMITS, RIGHTS, STATED_LIMITS, type ChainTerms } from './chain-register.js';

const isText = (value: unknown): boolean => typeof value === 'string';
const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isDays = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0;

const filled = (source: Record<string, unknown>, names: readonly string[], fits: (value: unknown, name: string) => boolean): Record<string, unknown> | null => {
  const read = Object.fromEntries(names.map((name) => [name, source[name] ?? null]));
  return Object.entries(read).every(([name, value]) => value === null || fits(value, name)) ? read : null;
};

/**
 * The terms of plain JSON, days in calendar days; what is absent counts as not read yet. Null for what can not be terms: a word
 * outside the ordered limits, days below zero, a right that is neither granted nor refused.
 */
export const readTerms = (value: unknown): ChainTerms | null => {
  const source = value ?? {};
  if (!isRecord(source)) return null;
  const limits = source['restrictions'] ?? {};
  if (!isRecord(limits)) return null;
  const parts = [
    filled(source, ['uses', 'disclosures', 'clauses'], isTextList),
    filled(source, [...RIGHTS, 'endsWithUpstream', 'part2Terms', 'psychTerms'], isFlag),
    filled(source, DAY_TERMS, isDays),
  ];
  const ordered: Record<string, readonly string[]> = ORDERED_LIMITS;
  const restrictions = [
    filled(limits, Object.keys(ordered), (word, name) => ordered[name]?.some((known) => known === word) === true),
    filled(limits, STATED_LIMITS, isFlag),
    filled(limits, ['retentionDays'], isDays),
  ];
  if (parts.includes(null) || restrictions.includes(null)) return null;
  return Object.assign({}, ...parts, { restrictions: Object.assign({}, ...restrictions) }) as ChainTerms;
};

/** Terms of an agreement that somebody saw or attested to, and nobody has read. */
export const UNREAD_TERMS: ChainTerms = readTerms({}) as ChainTerms;
