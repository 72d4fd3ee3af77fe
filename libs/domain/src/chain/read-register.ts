import { isLocalDate, type LocalDate } from '../dates/local-date.js';
import { isRecord } from '../json/is-record.js';
import type { ChainAgreement, ChainApproval, ChainEngagement, ChainFinding, ChainParty, ChainRegister } from './chain-register.js';
import { readTerms } from './read-terms.js';

/** Why a register can not be computed with. */
export type ChainRefusal =
  | 'not_a_date' | 'not_a_list' | 'not_a_party' | 'not_an_engagement' | 'not_an_agreement' | 'not_terms' | 'not_an_approval' | 'not_a_finding' | 'not_a_policy'
  | 'unknown_party' | 'unknown_engagement' | 'duplicate_id' | 'end_before_start' | 'end_before_effective';

class Refused extends Error {
  constructor(readonly reason: ChainRefusal) {
    super(reason);
  }
}

const refuse = (reason: ChainRefusal): never => {
  throw new Refused(reason);
};
const isTextList = (value: unknown): value is string[] => Array.isArray(value) && value.every((entry) => typeof entry === 'string');

const list = (value: unknown): unknown[] => (value === undefined || value === null ? [] : Array.isArray(value) ? value : refuse('not_a_list'));
const record = (value: unknown, otherwise: ChainRefusal): Record<string, unknown> => (isRecord(value) ? value : refuse(otherwise));
const text = (value: unknown, otherwise: ChainRefusal): string => (typeof value === 'string' && value !== '' ? value : refuse(otherwise));
const day = (value: unknown): LocalDate => (isLocalDate(value) ? value : refuse('not_a_date'));
const dayOrNone = (value: unknown): LocalDate | null => (value === undefined || value === null ? null : day(value));
const oneOf = <T extends string>(value: unknown, words: readonly T[], otherwise: ChainRefusal): T => words.find((word) => word === value) ?? refuse(otherwise);
const flagOrUnknown = (value: unknown, otherwise: ChainRefusal): boolean | null => (value === undefined || value === null ? null : typeof value === 'boolean' ? value : refuse(otherwise));
const known = (id: unknown, ids: { has: (id: string) => boolean }, otherwise: ChainRefusal): string => (typeof id === 'string' && ids.has(id) ? id : refuse(otherwise));

const once = <T extends { id: string }>(entries: readonly T[]): Map<string, T> => {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return byId.size === entries.length ? byId : refuse('duplicate_id');
};

const partyOf = (value: unknown): ChainParty => {
  const source = record(value, 'not_a_party');
  return { id: text(source['id'], 'not_a_party'), kind: oneOf(source['kind'], ['covered_entity', 'business_associate'], 'not_a_party') };
};

const engagementOf = (value: unknown, parties: ReadonlyMap<string, ChainParty>): ChainEngagement => {
  const source = record(value, 'not_an_engagement');
  const phi = record(source['phi'], 'not_an_engagement');
  const start = day(source['start']);
  const end = dayOrNone(source['end']);
  if (end !== null && end < start) refuse('end_before_start');
  const types = phi['types'];
  const service = source['service'] ?? '';
  const assurance = source['assurance'] ?? null;
  return {
    id: text(source['id'], 'not_an_engagement'),
    customer: known(source['customer'], parties, 'unknown_party'),
    supplier: known(source['supplier'], parties, 'unknown_party'),
    service: typeof service === 'string' ? service : refuse('not_an_engagement'),
    start,
    end,
    phi: { types: isTextList(types) ? types : refuse('not_an_engagement'), ephi: flagOrUnknown(phi['ephi'], 'not_an_engagement') },
    agent: oneOf(source['agent'] ?? 'undetermined', ['no', 'yes', 'undetermined'], 'not_an_engagement'),
    asBusinessAssociate: source['capacity'] === 'as_business_associate',
    assurance: assurance === null ? null : oneOf(assurance, ['document_seen', 'attested', 'unknown'] as const, 'not_an_engagement'),
  };
};

const coverDatesOf = (value: unknown, ids: ReadonlySet<string>): ChainAgreement['coverDates'] => {
  const entries = Object.entries(record(value ?? {}, 'not_an_agreement')).map(([id, dates]) => {
    const [first, last] = Array.isArray(dates) && dates.length === 2 ? dates : refuse('not_an_agreement');
    const from = day(first);
    const to = dayOrNone(last);
    if (to !== null && to < from) refuse('end_before_start');
    return [known(id, ids, 'unknown_engagement'), { from, to }] as const;
  });
  return new Map(entries);
};

const agreementOf = (value: unknown, ids: ReadonlySet<string>): ChainAgreement => {
  const source = record(value, 'not_an_agreement');
  const status = text(source['status'], 'not_an_agreement');
  const effective = status === 'executed' ? day(source['effective']) : dayOrNone(source['effective']);
  const end = dayOrNone(source['end']);
  if (effective !== null && end !== null && end < effective) refuse('end_before_effective');
  return {
    id: text(source['id'], 'not_an_agreement'),
    kind: text(source['kind'], 'not_an_agreement'),
    covers: list(source['covers']).map((id) => known(id, ids, 'unknown_engagement')),
    coverDates: coverDatesOf(source['coverDates'], ids),
    status,
    effective,
    end,
    autoRenew: flagOrUnknown(source['autoRenew'], 'not_an_agreement') === true,
    terms: readTerms(source['terms']) ?? refuse('not_terms'),
  };
};

const approvalOf = (value: unknown, ids: ReadonlySet<string>): ChainApproval => {
  const source = record(value, 'not_an_approval');
  return { edge: known(source['edge'], ids, 'unknown_engagement'), by: text(source['by'], 'not_an_approval') };
};

const findingOf = (value: unknown, ids: ReadonlySet<string>): ChainFinding => {
  const source = record(value, 'not_a_finding');
  const { curePlan } = source;
  const cured = curePlan !== undefined && curePlan !== null && curePlan !== false && curePlan !== '';
  return { edge: known(source['edge'], ids, 'unknown_engagement'), kind: text(source['kind'], 'not_a_finding'), open: flagOrUnknown(source['open'], 'not_a_finding'), cured };
};

const chainDaysOf = (value: unknown): number => {
  const days = record(value ?? {}, 'not_a_policy')['chainDays'] ?? 60;
  return typeof days === 'number' && Number.isFinite(days) && days >= 0 ? days : refuse('not_a_policy');
};

const registerOf = (input: Record<string, unknown>): ChainRegister => {
  const asOf = day(input['asOf']);
  const parties = once(list(input['parties']).map(partyOf));
  const engagements = list(input['engagements']).map((entry) => engagementOf(entry, parties));
  const attempts = list(input['attempts']).map((entry) => engagementOf(entry, parties));
  const ids = new Set(once([...engagements, ...attempts]).keys());
  const agreements = list(input['agreements']).map((entry) => agreementOf(entry, ids));
  once(agreements);
  const viewpoint = input['viewpoint'] ?? null;
  return {
    asOf,
    parties,
    engagements,
    agreements,
    approvals: list(input['approvals']).map((entry) => approvalOf(entry, ids)),
    findings: list(input['findings']).map((entry) => findingOf(entry, ids)),
    chainDays: chainDaysOf(input['policy']),
    viewpoint: viewpoint === null ? null : known(viewpoint, parties, 'unknown_party'),
    blastRadiusOf: list(input['blastRadiusOf']).map((id) => known(id, parties, 'unknown_party')),
    attempts,
  };
};

/**
 * The register of plain JSON, or the class of the first impossible thing in it: a day that does not exist, an end before its beginning, an id
 * used twice, a party or engagement nobody declared. Absent lists are empty. Kinds and statuses of agreements are open: unknown ones cover nothing.
 */
export const readRegister = (input: Record<string, unknown>): ChainRegister | { refused: ChainRefusal } => {
  try {
    return registerOf(input);
  } catch (error) {
    if (error instanceof Refused) return { refused: error.reason };
    throw error;
  }
};
