import { dataOf, type Schemas } from '@holdfast/api-client/client';
import type { MessageState } from '@holdfast/contracts/deliveries';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Delivery = Schemas['DeliveryView'];

export interface DeliveryQuestion {
  readonly filter?: 'undelivered';
  readonly state?: MessageState;
}

export const deliveries = (organization: string, question: DeliveryQuestion) =>
  infiniteQueryOptions({
    queryKey: ['deliveries', organization, 'list', question],
    queryFn: ({ pageParam }) => dataOf(api.GET('/api/console/{organization}/deliveries', { params: { path: { organization }, query: { ...question, cursor: pageParam } } as never })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const deliveryById = (organization: string, id: string) =>
  queryOptions({ queryKey: ['deliveries', organization, id], queryFn: () => dataOf(api.GET('/api/console/{organization}/deliveries/{id}', { params: { path: { organization, id } } as never })) });

export const retryDelivery = (organization: string, id: string) =>
  dataOf(api.POST('/api/console/{organization}/deliveries/{id}/retry', { params: { path: { organization, id } } as never }));

export const resendDelivery = (organization: string, id: string, body: Schemas['ResendBody']) =>
  dataOf(api.POST('/api/console/{organization}/deliveries/{id}/resend', { params: { path: { organization, id } } as never, body }));

/** Whom a vendor's mail may go to. */
export const contactsOfVendor = (organization: string, id: string) =>
  queryOptions({ queryKey: ['vendors', organization, id, 'contacts'], queryFn: () => dataOf(api.GET('/api/console/{organization}/vendors/{id}/contacts', { params: { path: { organization, id } } as never })) });

export const mailbox = (organization: string) =>
  queryOptions({ queryKey: ['mailbox', organization], queryFn: () => dataOf(api.GET('/api/console/{organization}/mailbox', { params: { path: { organization } } as never })) });
