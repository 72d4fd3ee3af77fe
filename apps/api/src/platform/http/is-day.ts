import { isLocalDate } from '@holdfast/domain/dates/local-date';
import { ValidateBy } from 'class-validator';

/** A day that the calendar has, as in 2026-11-24. */
export const IsDay = () => ValidateBy({ name: 'isLocalDate', validator: { validate: isLocalDate, defaultMessage: () => 'say a day that exists, as in 2026-11-24' } });
