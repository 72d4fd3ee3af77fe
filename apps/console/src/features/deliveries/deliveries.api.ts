import { dataOf } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export const deliveries = (organization: string) =>
  queryOptions({ queryKey: ['deliveries', organization], queryFn: () => dataOf(api.GET('/api/console/{organization}/deliveries', { params: { path: { organization } } as never })) });

export const mailbox = (organization: string) =>
  queryOptions({ queryKey: ['mailbox', organization], queryFn: () => dataOf(api.GET('/api/console/{organization}/mailbox', { params: { path: { organization } } as never })) });
