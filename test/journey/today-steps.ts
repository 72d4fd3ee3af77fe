import { dataOf, type Schemas } from '@holdfast/api-client/client';
import type { Office } from './office-steps.js';
import type { Kept } from './register-steps.js';
import { expectThat } from './until.js';

const EXPIRY = ['agreement-ends', 'agreement-renews'];
const OF_REQUEST = ['vendor-invitation', 'reminder-before-due', 'answers-returned', 'decision'];

/** Each number is the length of the list it opens. Says how many mails of each kind the mail server took. */
export const seeingToday = async (office: Office, { contact }: Kept): Promise<{ expiry: number; request: number }> => {
  const { api, at } = office;
  const path = { path: at } as never;
  const { counts } = await dataOf(api.GET('/api/console/{organization}/today', { params: path }));
  const due = async (filter: string) => (await dataOf(api.GET('/api/console/{organization}/deadlines', { params: { path: at, query: { filter, limit: 200 } } as never }))).items.length;
  const lists = {
    overdue: await due('overdue'),
    dueSoon: await due('due_soon'),
    toReview: (await dataOf(api.GET('/api/console/{organization}/requests', { params: { path: at, query: { filter: 'to_review', limit: 200 } } as never }))).items.length,
    undelivered: (await dataOf(api.GET('/api/console/{organization}/deliveries', { params: { path: at, query: { filter: 'undelivered', limit: 200 } } as never }))).items.length,
  };
  for (const [name, length] of Object.entries(lists)) expectThat(counts[name as keyof typeof lists] === length, `Today says ${counts[name as keyof typeof lists]} for ${name}, its list holds ${length}`);
  const accepted = (await deliveries(office)).filter(({ state }) => state === 'accepted');
  return {
    expiry: accepted.filter(({ kind }) => EXPIRY.includes(kind)).length,
    request: accepted.filter(({ kind, toEmail }) => OF_REQUEST.includes(kind) && toEmail === contact.email).length,
  };
};

const deliveries = async ({ api, at }: Office): Promise<Schemas['DeliveryPageView']['items']> =>
  (await dataOf(api.GET('/api/console/{organization}/deliveries', { params: { path: at, query: { limit: 200 } } as never }))).items;
