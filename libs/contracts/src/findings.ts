import type { Severity } from '@holdfast/domain/questionnaires/questionnaire';

/** Lists of findings that have an address. */
export const FINDING_FILTERS = { open: 'Open', late: 'Day has passed', closed: 'Closed' } as const;
export type FindingFilter = keyof typeof FINDING_FILTERS;

export const SEVERITY_LABELS: Record<Severity, string> = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' };
