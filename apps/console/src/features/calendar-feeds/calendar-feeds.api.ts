import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Feed = Schemas['FeedView'];

const of = (organization: string) => ({ path: { organization } }) as never;

export const feed = (organization: string) => queryOptions({ queryKey: ['calendar-feed', organization], queryFn: () => dataOf(api.GET('/api/console/{organization}/my-calendar', { params: of(organization) })) });
export const renewFeed = (organization: string, body: Schemas['FeedBody']) => dataOf(api.POST('/api/console/{organization}/my-calendar', { params: of(organization), body }));
export const setFeed = (organization: string, body: Schemas['FeedBody']) => dataOf(api.PUT('/api/console/{organization}/my-calendar', { params: of(organization), body }));
export const revokeFeed = (organization: string) => dataOf(api.DELETE('/api/console/{organization}/my-calendar', { params: of(organization) }));
