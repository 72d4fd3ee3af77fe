import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type ScheduleRow = Schemas['ScheduleView'];
export type Schedule = Schemas['ScheduleWithOccurrencesView'];
export type Occurrence = Schedule['occurrences'][number];
export type ScheduleChange = Schemas['EditScheduleBody'];
export type NewSchedule = Schemas['CreateScheduleBody'];

export const schedules = (organization: string) =>
  queryOptions({ queryKey: ['schedules', organization], queryFn: () => dataOf(api.GET('/api/console/{organization}/schedules', { params: { path: { organization } } as never })) });

export const scheduleById = (organization: string, id: string) =>
  queryOptions({ queryKey: ['schedules', organization, id], queryFn: () => dataOf(api.GET('/api/console/{organization}/schedules/{id}', { params: { path: { organization, id } } as never })) });

export const editSchedule = (organization: string, { id, version }: Pick<Schedule, 'id' | 'version'>, body: ScheduleChange) =>
  dataOf(api.PATCH('/api/console/{organization}/schedules/{id}', { params: { path: { organization, id }, header: { 'if-match': `"${version}"` } } as never, body }));

export const createSchedule = (organization: string, body: NewSchedule, key: string) =>
  dataOf(api.POST('/api/console/{organization}/schedules', { params: { path: { organization } } as never, headers: { 'idempotency-key': key }, body }));

export const sayReviewed = (organization: string, occurrenceId: string, said: string) =>
  dataOf(api.POST('/api/console/{organization}/schedule-occurrences/{id}/review', { params: { path: { organization, id: occurrenceId } } as never, body: { said } }));
