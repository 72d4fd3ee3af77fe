import { TIER_LABELS } from '@holdfast/contracts/deadlines';
import type { Occurrence, ScheduleRow } from './schedules.api.js';

export const KIND_WORDS: Record<ScheduleRow['kind'], string> = { statement: 'Statement', questionnaire: 'Questionnaire', review: 'Look at the vendor' };
export const SCOPE_WORDS: Record<ScheduleRow['scope'], string> = { all: 'All vendors', phi: 'Vendors to whom PHI flows' };
export const tierWords = (tiers: ScheduleRow['tiers']): string => (tiers === null ? 'Every risk class' : tiers.map((tier) => TIER_LABELS[tier]).join(', '));
export const scopeWords = ({ scope, tiers }: Pick<ScheduleRow, 'scope' | 'tiers'>): string => (tiers === null ? SCOPE_WORDS[scope] : `${SCOPE_WORDS[scope]}: ${tierWords(tiers)}`);
export const BASIS_WORDS: Record<ScheduleRow['basis'], string> = { law: 'Law', contract: 'Contract', policy: 'Your policy', proposed: 'Proposed' };
export const OCCURRENCE_WORDS: Record<Occurrence['outcome'], string> = { sent: 'Asked', waiting_contact: 'Nobody to write to', not_sent: 'Not asked', to_review: 'To look at', reviewed: 'Looked at', switched_off: 'Schedule was switched off' };

export const everyWords = (months: number): string => (months === 12 ? 'Every year' : months % 12 === 0 ? `Every ${months / 12} years` : months === 1 ? 'Every month' : `Every ${months} months`);

/** What a person may change of a schedule, by its label. */
export const SCHEDULE_FIELDS = { active: 'Switched on', startsOn: 'First day', cadenceMonths: 'Months between', scope: 'For', tiers: 'Risk class', dueDays: 'Days to answer', message: 'What the vendor reads at the top' } as const;
