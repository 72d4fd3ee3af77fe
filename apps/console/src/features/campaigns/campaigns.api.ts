import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type CampaignRow = Schemas['CampaignRowView'];
export type Campaign = Schemas['CampaignView'];
export type Recipient = Campaign['recipientList'][number];
export type Candidate = Schemas['CandidateView'];
export type CampaignFilter = Required<Schemas['CampaignFilterBody']>;
type Named = CampaignRow['kind'];

/** What can be asked of many: a statement or a questionnaire, by its id. */
export interface CampaignSubject {
  readonly kind: Named;
  readonly id: string;
  readonly title: string;
  /** Said beside the title, where it needs saying. */
  readonly note?: string;
}

const at = (organization: string, id: string) => ({ params: { path: { organization, id } } as never });

export const campaignList = (organization: string) =>
  infiniteQueryOptions({
    queryKey: ['campaigns', organization, 'list'],
    queryFn: ({ pageParam }) => dataOf(api.GET('/api/console/{organization}/campaigns', { params: { path: { organization }, query: { cursor: pageParam } } as never })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** Asked again while its job runs, and now and then while answers may come. */
export const campaignById = (organization: string, id: string) =>
  queryOptions({
    queryKey: ['campaigns', organization, id],
    queryFn: () => dataOf(api.GET('/api/console/{organization}/campaigns/{id}', at(organization, id))),
    refetchInterval: ({ state: { data } }) => (!data ? false : data.state === 'sending' || data.state === 'closing' || !data.reminded ? 2_000 : data.state === 'open' ? 15_000 : false),
  });

export const candidates = (organization: string, filter: CampaignFilter) =>
  queryOptions({ queryKey: ['campaigns', organization, 'candidates', filter], placeholderData: keepPreviousData, queryFn: () => dataOf(api.POST('/api/console/{organization}/campaigns/preview', { params: { path: { organization } } as never, body: filter })) });

export const sendCampaign = (organization: string, body: Schemas['SendCampaignBody'], key: string) =>
  dataOf(api.POST('/api/console/{organization}/campaigns', { params: { path: { organization } } as never, headers: { 'idempotency-key': key }, body }));

export const remindCampaign = (organization: string, id: string) => dataOf(api.POST('/api/console/{organization}/campaigns/{id}/reminders', at(organization, id)));

export const closeCampaign = (organization: string, id: string, withdraws: boolean) => dataOf(api.POST('/api/console/{organization}/campaigns/{id}/closing', { ...at(organization, id), body: { withdraws } }));

export const recipientsAddress = (organization: string, id: string): string => `/api/console/${organization}/campaigns/${id}/recipients.csv`;
