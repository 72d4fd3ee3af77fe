import { addMonths, compareDates, type LocalDate } from '../dates/local-date.js';
import type { DeadlineBasis } from '../deadlines/deadline-fact.js';
import { HIPAA_BA_CORE } from '../questionnaires/hipaa-ba-core.js';
import { STATEMENTS } from '../statements/shipped-statements.js';

/** What comes up again by itself: a statement or a questionnaire that is asked for, or a vendor to look at. */
export const SCHEDULE_KINDS = ['statement', 'questionnaire', 'review'] as const;
export type ScheduleKind = (typeof SCHEDULE_KINDS)[number];

/** Whom it is for. */
export const SCHEDULE_SCOPES = ['all', 'phi'] as const;
export type ScheduleScope = (typeof SCHEDULE_SCOPES)[number];

export interface ShippedSchedule {
  /** Names it within an organization: it is shipped once. */
  readonly key: string;
  readonly kind: ScheduleKind;
  /** The statement's or the questionnaire's; of a review: ''. */
  readonly subjectId: string;
  readonly title: string;
  readonly scope: ScheduleScope;
  readonly cadenceMonths: number;
  readonly basis: DeadlineBasis;
  /** Where it is written, when that is known. */
  readonly cite: string;
  readonly note: string;
}

const YEARLY = 12;

const ofStatement = (id: string): ShippedSchedule[] => {
  const statement = STATEMENTS.find((known) => known.id === id);
  if (!statement) return [];
  const { title, basis, basisNote, citations, period } = statement;
  return [{ key: id, kind: 'statement', subjectId: id, title, scope: 'phi', cadenceMonths: period.months ?? YEARLY, basis, cite: [...citations.cfr.map((cite) => `45 CFR ${cite}`), ...citations.other].join(', '), note: basisNote }];
};

/** The schedules that every organization finds, all of them off: an organization switches on what it wants to be asked without anybody remembering. */
export const SHIPPED_SCHEDULES: readonly ShippedSchedule[] = [
  ...ofStatement('ATT-SAFEGUARDS'),
  ...ofStatement('ATT-SUBS'),
  { key: HIPAA_BA_CORE.id, kind: 'questionnaire', subjectId: HIPAA_BA_CORE.id, title: HIPAA_BA_CORE.title, scope: 'phi', cadenceMonths: YEARLY, basis: 'policy', cite: '', note: 'How often a vendor is asked again is your policy; no law sets it.' },
  { key: 'review', kind: 'review', subjectId: '', title: 'Yearly look at a vendor', scope: 'all', cadenceMonths: YEARLY, basis: 'policy', cite: '', note: 'How often a vendor is looked at is your policy; no law sets it.' },
  ...ofStatement('ATT-TECH-VERIFY'),
];

/** The first day for a vendor: a cadence after it last did it, and never before the schedule begins or before today. */
export const firstOccurrence = ({ startsOn, cadenceMonths, lastOn, today }: { startsOn: LocalDate; cadenceMonths: number; lastOn: LocalDate | null; today: LocalDate }): LocalDate =>
  [startsOn, today, ...(lastOn ? [addMonths(lastOn, cadenceMonths)] : [])].toSorted(compareDates).at(-1) as LocalDate;

/**
 * The next day after `today`, counted in whole cadences from the anchor, so that a month's last day stays its last day. Days that an outage
 * let pass are left out: whoever was missed is asked once, not once for each.
 */
export const nextOccurrence = (anchor: LocalDate, cadenceMonths: number, today: LocalDate): LocalDate => {
  for (let count = 1; ; count++) {
    const day = addMonths(anchor, count * cadenceMonths);
    if (day > today) return day;
  }
};

/** Whether it was done so lately, asked for by somebody else, that this occurrence is not due yet; the day from which it is, or null. */
export const notYetDue = (lastOn: LocalDate | null, cadenceMonths: number, today: LocalDate): LocalDate | null => {
  const again = lastOn && addMonths(lastOn, cadenceMonths);
  return again && again > today ? again : null;
};
