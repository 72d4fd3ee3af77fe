import type { LocalDate } from '../dates/local-date.js';
import type { Reading, Readings, TermName, TermValues } from './agreement-readings.js';
import type { RenewalTerms } from './renewal.js';

/** Why a version was recorded: the contract itself, a change both sides agreed to, a record that was wrong, or terms that were only now read. */
export const VERSION_REASONS = ['new', 'amendment', 'correction', 'reading'] as const;
export type VersionReason = (typeof VERSION_REASONS)[number];

/** What a version says of the readings: a reading, or null where a correction takes one back, so that the term is again what it was before. */
export type ReadingsChange = { readonly [Name in TermName]?: Reading<TermValues[Name]> | null };

/** One recorded version of the terms: only what it changes. */
export interface TermsVersion {
  /** From 1, in the order of recording. */
  number: number;
  reason: VersionReason;
  /** The first day it holds, a local day. */
  effectiveFrom: LocalDate;
  /** The number of the version that a correction or a reading is about; null for the others. */
  corrects: number | null;
  life: Partial<RenewalTerms>;
  readings: ReadingsChange;
  /** An instant, ISO 8601 in UTC. */
  recordedAt: string;
}

/** The terms that hold on a day, and the number of the version that says each. */
export interface TermsOnDay {
  life: RenewalTerms;
  readings: Readings;
  versionOf: { life: { [Name in keyof RenewalTerms]: number }; readings: { [Name in TermName]?: number } };
}

/** One statement of the contract, with the corrections of it laid over. */
interface Statement {
  number: number;
  effectiveFrom: LocalDate;
  life: Map<string, { value: unknown; number: number }>;
  readings: Map<string, { value: unknown; number: number }>;
}

const statementOf = ({ number, effectiveFrom, life, readings }: TermsVersion): Statement => ({ number, effectiveFrom, life: saidBy(life, number), readings: saidBy(readings, number) });

const saidBy = (terms: object, number: number): Map<string, { value: unknown; number: number }> =>
  new Map(Object.entries(terms).filter(([, value]) => value !== undefined).map(([name, value]) => [name, { value, number }]));

/** The statement that a version is about: a correction of a correction is about what that one corrected. */
const rootOf = (version: TermsVersion, byNumber: ReadonlyMap<number, TermsVersion>): number | null => {
  let at: TermsVersion | undefined = version;
  while (at && at.corrects !== null) at = at.corrects < at.number ? byNumber.get(at.corrects) : undefined;
  return at?.number ?? null;
};

const correctedStatements = (known: readonly TermsVersion[]): Statement[] => {
  const byNumber = new Map(known.map((version) => [version.number, version]));
  const statements = new Map(known.filter(({ corrects }) => corrects === null).map((version) => [version.number, statementOf(version)]));
  for (const version of known.filter(({ corrects }) => corrects !== null).toSorted((a, b) => a.number - b.number)) {
    const statement = statements.get(rootOf(version, byNumber) ?? 0);
    if (!statement) continue;
    statement.effectiveFrom = version.effectiveFrom;
    for (const [name, said] of saidBy(version.life, version.number)) statement.life.set(name, said);
    for (const [name, said] of saidBy(version.readings, version.number)) {
      if (said.value === null) statement.readings.delete(name);
      else statement.readings.set(name, said);
    }
  }
  return [...statements.values()];
};

/**
 * The terms as they hold on `day`, as they were known at the instant `knownAt` (absent: as known now). A correction stands in place of the version it
 * corrects; amendments apply in the order of their first day, then of recording, and only those that hold on that day. The contract itself counts on every
 * day, so that the days before it begins can be told. Null when nothing was recorded yet, or its life is not complete. A correction of a version
 * that is not there changes nothing.
 */
export const termsOn = (versions: readonly TermsVersion[], day: LocalDate, knownAt?: string): TermsOnDay | null => {
  const known = versions.filter(({ recordedAt }) => knownAt === undefined || Date.parse(recordedAt) <= Date.parse(knownAt));
  const first = known.find(({ reason }) => reason === 'new')?.number;
  if (first === undefined) return null;
  const holding = correctedStatements(known).filter(({ number, effectiveFrom }) => number === first || effectiveFrom <= day)
    .toSorted((a, b) => Number(b.number === first) - Number(a.number === first) || (a.effectiveFrom < b.effectiveFrom ? -1 : a.effectiveFrom > b.effectiveFrom ? 1 : a.number - b.number));
  const life = new Map(holding.flatMap((statement) => [...statement.life]));
  const readings = new Map(holding.flatMap((statement) => [...statement.readings]));
  if (!['effectiveDate', 'initialTerm', 'autoRenew'].every((name) => life.has(name))) return null;
  const plain = (said: ReadonlyMap<string, { value: unknown }>) => Object.fromEntries([...said].map(([name, { value }]) => [name, value]));
  const numbers = (said: ReadonlyMap<string, { number: number }>) => Object.fromEntries([...said].map(([name, { number }]) => [name, number]));
  return {
    life: { renewalTermMonths: null, notice: null, ...plain(life) } as unknown as RenewalTerms,
    readings: plain(readings) as Readings,
    versionOf: { life: { renewalTermMonths: first, notice: first, ...numbers(life) } as TermsOnDay['versionOf']['life'], readings: numbers(readings) },
  };
};
