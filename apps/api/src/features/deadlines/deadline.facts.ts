/** What neighbours may name of a deadline. */
export type { Deadline, DeadlineDraft, ReminderMail } from './deadline.entity.js';
