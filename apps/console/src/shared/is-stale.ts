import { Refused } from '@holdfast/api-client/client';

/** Whether a change was refused because somebody else changed the same thing first. */
export const isStale = (error: unknown): boolean => error instanceof Refused && error.problem.code === 'precondition_failed';
