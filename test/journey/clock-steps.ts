import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { addDays, type LocalDate } from '@holdfast/domain/dates/local-date';
import { moveToNoonOf, type Office } from './office-steps.js';
import { expectThat, until } from './until.js';
import type { Instance } from './walk.js';

const CAMPAIGN = 40;

export interface Clocked {
  /** Reminders of the three agreements whose moment came. */
  readonly remindersPlanned: number;
  readonly messagesAccepted: number;
  /** Mails that arrived more than once with one Message-ID. */
  readonly repeatedMessages: number;
  readonly bounced: number;
  /** Reminders that went on to the next person. */
  readonly escalated: number;
}

const usual = { at: '09:00', days: 'every', weekend: 'stay', escalateAfter: null } as const;

/** Three agreements whose next step comes tomorrow: one that ends, one that renews unless notice is given, and one without an end, which only a policy looks at. */
export const remindingOfThree = async (office: Office, instance: Instance): Promise<number> => {
  const { api, at } = office;
  const today = await todayOf(office);
  const setPlan = (kind: string, body: object) => dataOf(api.PUT('/api/console/{organization}/reminder-plans/{kind}', { params: { path: { ...at, kind }, header: { 'if-match': '"0"' } } as never, body: { ...usual, ...body } as never }));
  await setPlan('agreement_end', { daysBefore: [14], escalateAfter: 1 });
  await setPlan('agreement_review', { daysBefore: [364] });
  await withDeputy(office);
  const fixed = await record(office, 'Fixed', { effectiveDate: addDays(today, -300), initialTerm: { endDate: addDays(today, 15) }, autoRenew: false });
  const renewing = await record(office, 'Renewing', { effectiveDate: addDays(today, -300), initialTerm: { endDate: addDays(today, 91) }, autoRenew: true, renewalTermMonths: 12, notice: { days: 60 } });
  const evergreen = await record(office, 'Evergreen', { effectiveDate: addDays(today, -300), initialTerm: { evergreen: true }, autoRenew: false });
  await moveToNoonOf(office, addDays(today, 1), instance);
  const sent = (id: string) => until(`a reminder of ${id}`, async () => (await historyOf(office, id)).filter(({ outcome, level }) => outcome === 'sent' && level === 0).length);
  const counts = [await sent(fixed), await sent(renewing), await sent(evergreen)];
  expectThat(counts.join() === '1,1,1', `the three agreements reminded ${counts.join(', ')} times`);
  await until('a digest with what only a policy dates', async () => (await office.mails()).some(({ subject, text }) => /matters for you/.test(subject) && text.includes('BAA Evergreen')));

  // Nobody takes it up, so a day later it goes on to the deputy, once.
  await moveToNoonOf(office, addDays(today, 2), instance);
  await until('the deputy’s turn', async () => (await historyOf(office, fixed)).some(({ level, outcome }) => level === 1 && outcome === 'sent'));
  const { id: deadlineId } = await deadlineOf(office, fixed);
  await dataOf(api.POST('/api/console/{organization}/deadlines/{id}/acknowledgement', { params: { path: { ...at, id: deadlineId } } as never }));
  return counts.reduce((sum, count) => sum + count, 0);
};

/** Forty vendors are asked for their yearly statement in one act; one of the mails comes back. */
export const campaigning = async (office: Office, instance: Instance): Promise<Omit<Clocked, 'remindersPlanned'>> => {
  const { api, at } = office;
  const { items: vendors } = await dataOf(api.GET('/api/console/{organization}/vendors', { params: { path: at, query: { limit: CAMPAIGN, sort: 'newest' } } as never }));
  const recipients: Schemas['SendCampaignBody']['recipients'] = [];
  for (const [number, { id: vendorId }] of vendors.entries()) {
    const { id: contactId } = await dataOf(api.POST('/api/console/{organization}/vendors/{id}/contacts', { params: { path: { ...at, id: vendorId } } as never, body: { name: `Contact ${number}`, email: `contact.${number}@campaign.example` } }));
    recipients.push({ vendorId, contactId });
  }
  expectThat(recipients.length === CAMPAIGN, `there are ${recipients.length} vendors to ask`);
  const filter = { phi: null, agreement: null, ownerMemberId: null };
  const found = await dataOf(api.POST('/api/console/{organization}/campaigns/preview', { params: { path: at } as never, body: filter as never }));
  expectThat(found.filter(({ contactId }) => recipients.some((recipient) => recipient.contactId === contactId)).length === CAMPAIGN, 'the preview does not name all forty');
  const { id } = await dataOf(api.POST('/api/console/{organization}/campaigns', { params: { path: at } as never, body: { title: 'Yearly statements', kind: 'statement', subjectId: 'ATT-SAFEGUARDS', message: 'Our yearly round.', dueOn: addDays(await todayOf(office), 20), filter, recipients } as never }));
  const tally = async () => (await dataOf(api.GET('/api/console/{organization}/campaigns/{id}', { params: { path: { ...at, id } } as never }))).tally;
  await until('the whole campaign', async () => (await tally()).sent === CAMPAIGN);
  await until('forty mails', async () => (await acceptedTo(office, /@campaign\.example$/)).length === CAMPAIGN);

  await instance.returnMailTo('contact.7@campaign.example');
  const bounced = await until('the mail that came back', async () => (await deliveries(office)).filter(({ state }) => state === 'bounced').length);
  await until('a task for whoever answers', async () => (await dataOf(api.GET('/api/console/{organization}/deadlines', { params: { path: at, query: { filter: 'all', kind: 'contact_bounced' } } as never }))).items.length === 1);
  const all = await deliveries(office);
  return {
    bounced, messagesAccepted: all.filter(({ state }) => state === 'accepted').length,
    escalated: all.filter(({ kind, state }) => kind === 'deadline-notice' && state === 'accepted').length,
    repeatedMessages: await instance.repeatedMails(),
  };
};

const todayOf = async ({ api, at }: Office): Promise<LocalDate> => (await dataOf(api.GET('/api/console/{organization}/today', { params: { path: at } as never }))).today;

/** Who founded the organization gets whoever joined it as her deputy. */
const withDeputy = async ({ api, at, owner }: Office): Promise<void> => {
  const members = await dataOf(api.GET('/api/console/{organization}/members', { params: { path: at } as never }));
  const [first, deputy] = [members.find(({ email }) => email === owner.email), members.find(({ email }) => email !== owner.email)];
  if (!first || !deputy) throw new Error('There is nobody who could be a deputy');
  await dataOf(api.PATCH('/api/console/{organization}/members/{id}', { params: { path: { ...at, id: first.id }, header: { 'if-match': `"${first.version}"` } } as never, body: { deputyMemberId: deputy.id } }));
};

/** A vendor with an agreement that has one deadline; says the agreement's id. */
const record = async ({ api, at }: Office, title: string, terms: Schemas['RecordAgreementBody']['terms']): Promise<string> => {
  const vendor = await dataOf(api.POST('/api/console/{organization}/vendors', { params: { path: at } as never, body: { legalName: `${title} Partners` } }));
  return (await dataOf(api.POST('/api/console/{organization}/vendors/{id}/agreements', { params: { path: { ...at, id: vendor.id } } as never, body: { title: `BAA ${title}`, terms } }))).id;
};

const deadlineOf = async ({ api, at }: Office, agreementId: string): Promise<Schemas['MatterView']> => {
  const { items } = await dataOf(api.GET('/api/console/{organization}/deadlines', { params: { path: at, query: { filter: 'all', limit: 200 } } as never }));
  const found = items.find(({ matterId }) => matterId === agreementId);
  if (!found) throw new Error(`Nothing is due for ${agreementId}`);
  return found;
};

const historyOf = async (office: Office, agreementId: string): Promise<Schemas['PastReminderView'][]> => {
  const { id } = await deadlineOf(office, agreementId);
  return (await dataOf(office.api.GET('/api/console/{organization}/deadlines/{id}/reminders', { params: { path: { ...office.at, id } } as never }))).past;
};

const deliveries = async ({ api, at }: Office): Promise<Schemas['DeliveryPageView']['items']> =>
  (await dataOf(api.GET('/api/console/{organization}/deliveries', { params: { path: at, query: { limit: 200 } } as never }))).items;
const acceptedTo = async (office: Office, whom: RegExp) => (await deliveries(office)).filter(({ state, toEmail }) => state === 'accepted' && whom.test(toEmail));
