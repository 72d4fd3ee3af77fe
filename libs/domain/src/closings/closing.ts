import { addDays, addMonths, type LocalDate } from '../dates/local-date.js';
import type { DeadlineFact } from '../deadlines/deadline-fact.js';
import type { Certificate } from './certificate.js';

/** PHI at the end of an agreement: still to be returned or destroyed, done, or kept because neither is feasible. */
export type ClosingState = 'open' | 'done' | 'kept';

export interface ClosingFacts {
  /** The agreement's last day in force. */
  endedOn: LocalDate;
  /** Days the agreement gives after its end; null: it is silent, or nobody has read it. */
  destroyDays: number | null;
  certificate: Certificate | null;
  /** The day of the certificate. */
  certifiedOn: LocalDate | null;
  /** Whose word it is: the vendor's own, or a paper that staff recorded. */
  certificateSource: 'vendor' | 'staff' | null;
}

/** Where an agreement is silent: the law says "at termination, if feasible", and no number of days. */
export const POLICY_DAYS = 30;
const LOOK_AGAIN_MONTHS = 12;
const CITE = '45 CFR 164.504(e)(2)(ii)(J)';

/** What is left, a sentence each; nothing when it is done. */
export const outstanding = ({ certificate }: Pick<ClosingFacts, 'certificate'>, today: LocalDate): string[] => {
  if (certificate === null) return ['Nobody has certified what became of the PHI.'];
  const { outcome, completedOn, subcontractors, backups, backupsExpireOn, protectionsGoOn } = certificate;
  if (outcome === 'open') return ['It is not done yet.'];
  if (outcome === 'never') return [];
  return [
    ...(outcome !== 'infeasible' && completedOn !== null && completedOn > today ? [`It is to be complete on ${completedOn}.`] : []),
    ...(subcontractors === 'open' ? ['Not every subcontractor has answered.'] : []),
    ...(subcontractors === null ? ['Nobody has said what became of it at subcontractors.'] : []),
    ...(outcome !== 'infeasible' && backups === null ? ['Nobody has said what became of its backups.'] : []),
    ...(backups === 'expire' && (backupsExpireOn === null || backupsExpireOn >= today) ? [backupsExpireOn === null ? 'No day is named on which the last backup expires.' : `The last backup expires on ${backupsExpireOn}.`] : []),
    ...(outcome === 'infeasible' && protectionsGoOn !== true ? ['Nobody has said that protections go on for what is kept.'] : []),
  ];
};

/** Where the closing stands on a day. Kept is no end: what is kept is looked at again every year. */
export const closingState = (facts: Pick<ClosingFacts, 'certificate'>, today: LocalDate): ClosingState => {
  if (outstanding(facts, today).length > 0) return 'open';
  return facts.certificate?.outcome === 'infeasible' ? 'kept' : 'done';
};

/** The day by which PHI is to be returned or destroyed, and whose it is. */
export const closingDue = ({ endedOn, destroyDays }: Pick<ClosingFacts, 'endedOn' | 'destroyDays'>): { dueOn: LocalDate; basis: 'contract' | 'policy'; reason: string } =>
  destroyDays === null
    ? { dueOn: addDays(endedOn, POLICY_DAYS), basis: 'policy', reason: `The agreement names no days that were read, and the law says “at termination, if feasible”; your policy asks within ${POLICY_DAYS} days.` }
    : { dueOn: addDays(endedOn, destroyDays), basis: 'contract', reason: `The agreement gives ${destroyDays} ${destroyDays === 1 ? 'day' : 'days'} after its end.` };

/** How far ahead the last backup may be said to expire: whoever says more than ten years has mistyped, or keeps it. */
export const BACKUPS_YEARS = 10;

/** May a backup expire on this day, as seen from today? */
export const backupsMayExpire = (on: LocalDate, today: LocalDate): boolean => on <= addMonths(today, BACKUPS_YEARS * 12);

const certifiedBy = ({ certificateSource }: Pick<ClosingFacts, 'certificateSource'>): string => (certificateSource === 'staff' ? 'A paper recorded here' : 'The vendor');

/** The deadlines that follow, until it is done. Source: 45 CFR 164.504(e)(2)(ii)(J), and the agreement's own days. */
export const deadlinesOfClosing = (facts: ClosingFacts, today: LocalDate): DeadlineFact[] => {
  const { endedOn, certificate, certifiedOn } = facts;
  const state = closingState(facts, today);
  if (state === 'done') return [];
  if (state === 'kept' && certifiedOn !== null) {
    const dueOn = addMonths(certifiedOn, LOOK_AGAIN_MONTHS);
    return [{ kind: 'closing_kept', occurrence: dueOn, dueOn, basis: 'policy', cite: CITE, reasons: ['PHI is kept because returning or destroying it is not feasible; its protections go on.', 'Your policy asks once a year whether it has become feasible.'] }];
  }
  const backupsExpireOn = certificate?.backups === 'expire' ? certificate.backupsExpireOn : null;
  // Only what waits for its backups alone has their day: what else is not done is due when it always was.
  if (certificate !== null && backupsExpireOn !== null && outstanding({ certificate: { ...certificate, backups: 'gone' } }, today).length === 0) {
    return [{ kind: 'closing_backups', occurrence: backupsExpireOn, dueOn: backupsExpireOn, basis: 'policy', cite: CITE, reasons: [`${certifiedBy(facts)} certified that the last backup expires on ${backupsExpireOn}.`, 'No contract sets that day: your policy asks to see that it has passed.'] }];
  }
  const { dueOn, basis, reason } = closingDue(facts);
  return [{ kind: 'closing_due', occurrence: 'certificate', dueOn, basis, cite: CITE, reasons: [`The agreement's last day in force was ${endedOn}.`, reason, ...outstanding(facts, today)] }];
};
