import { dayWords } from '@holdfast/domain/dates/date-words';
import { addDays, type LocalDate } from '@holdfast/domain/dates/local-date';
import { DomainError } from '../../platform/errors/domain-error.js';

const FARTHEST_DAYS = 730;

/** Refuses a due day in the past, or too far away to be meant. */
export const refuseDueDay = (dueOn: LocalDate, today: LocalDate): void => {
  if (dueOn < today) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/dueOn', message: `is before today, ${dayWords(today)}` }]);
  if (dueOn > addDays(today, FARTHEST_DAYS)) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/dueOn', message: 'is more than two years ahead' }]);
};
