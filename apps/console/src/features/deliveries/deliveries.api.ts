import { dataOf } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export const deliveries = (organization: string, filter?: 'undelivered') =>
  queryOptions({ queryKey: ['deliveries', organization, filter], queryFn: () => dataOf(api.GET('/api/console/{organization}/deliveries', { params: { path: { organization }, query: { filter } } as never })) });

export const mailbox = (organization: string) =>
  queryOptions({ queryKey: ['mailbox', organization], queryFn: () => dataOf(api.GET('/api/console/{organization}/mailbox', { params: { path: { organization } } as never })) });
