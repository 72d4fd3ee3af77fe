/** Lists of what is due that have an address; each a number on Today. */
export const DEADLINE_FILTERS = { overdue: 'Overdue', due_soon: 'Due within 30 days' } as const;
export type DeadlineFilter = keyof typeof DEADLINE_FILTERS;
