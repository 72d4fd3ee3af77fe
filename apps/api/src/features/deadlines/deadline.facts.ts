/** What neighbours may name of a deadline. */
export type { Deadline, DeadlineDraft, ReminderMail } from './deadline.entity.js';
export type { Looked, ToLookAt } from './deadlines.repository.js';
