import { randomBytes } from 'node:crypto';
import { dataOf, type Schemas } from '@holdfast/api-client/client';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { instantOf, instantOfLocal } from '@holdfast/domain/dates/zoned-instant';
import { type Api, personAt } from './person.js';
import { expectThat, until } from './until.js';
import type { Instance } from './walk.js';

/** The organization, and its owner at her browser. */
export interface Office {
  readonly url: string;
  readonly slug: string;
  readonly api: Api;
  readonly at: { readonly organization: string };
  readonly owner: { readonly email: string; readonly password: string };
  readonly signIn: () => Promise<void>;
  readonly mails: () => Promise<Schemas['MailboxMailView'][]>;
}

const ZONE = 'America/Chicago';
const keyIn = (address: string): string => decodeURIComponent(new URL(address).hash.slice(1));

export const settingUp = async ({ url, setUpLink }: Instance): Promise<Office> => {
  const api = personAt(url);
  const owner = { name: 'Ana Ruiz', email: 'ana.ruiz@harbor-clinic.example', password: randomBytes(12).toString('base64url') };
  const key = keyIn(setUpLink);
  await dataOf(api.POST('/api/console/set-up/look', { body: { key } }));
  const { slug } = await dataOf(api.POST('/api/console/set-up', { body: { key, organization: { name: 'Harbor Clinic', kind: 'covered_entity', zone: ZONE }, owner } }));
  const again = await api.POST('/api/console/set-up/look', { body: { key } });
  expectThat(again.response.status === 410, 'the set-up link opened twice');
  const at = { organization: slug };
  return {
    url, slug, api, at, owner,
    signIn: async () => { await dataOf(api.POST('/api/console/session', { body: { email: owner.email, password: owner.password } })); },
    mails: () => dataOf(api.GET('/api/console/{organization}/mailbox', { params: { path: at } as never })),
  };
};

/** The organization's noon of that day: what leaves at nine has left. */
export const moveToNoonOf = async (office: Office, day: LocalDate, { moveClockTo }: Instance): Promise<void> => {
  await moveClockTo(instantOf(instantOfLocal(day, '12:00', ZONE)));
  await office.signIn(); // no session lasts that long
};

/** The mail to this address whose text holds these words, once it has arrived. */
export const mailTo = (office: Office, email: string, words: RegExp): Promise<Schemas['MailboxMailView']> =>
  until(`a mail to ${email}`, async () => (await office.mails()).find(({ toEmail, text, subject }) => toEmail === email && (words.test(text) || words.test(subject))));

/** The one link of a mail. */
export const linkIn = ({ text }: Pick<Schemas['MailboxMailView'], 'text'>): string => /https?:\/\/\S+/.exec(text)?.[0] ?? '';
export const keyOf = (mail: Pick<Schemas['MailboxMailView'], 'text'>): string => keyIn(linkIn(mail));

export const inviting = async (office: Office, { url }: Instance): Promise<void> => {
  const email = 'tom.brandt@harbor-clinic.example';
  await dataOf(office.api.POST('/api/console/{organization}/invitations', { params: { path: office.at } as never, body: { email, role: 'reviewer' } }));
  const colleague = personAt(url);
  const password = randomBytes(12).toString('base64url');
  await dataOf(colleague.POST('/api/console/join', { body: { key: keyOf(await mailTo(office, email, /invites you/)), name: 'Tom Brandt', password } }));
  await dataOf(colleague.DELETE('/api/console/session', {}));
  await dataOf(colleague.POST('/api/console/session', { body: { email, password } }));
  const forbidden = await colleague.POST('/api/console/{organization}/vendors', { params: { path: office.at } as never, body: { legalName: 'Not hers to add' } });
  expectThat(forbidden.response.status === 403, 'a reviewer could add a vendor');
};
