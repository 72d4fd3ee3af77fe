import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { addDays } from '@holdfast/domain/dates/local-date';
import { moveToNoonOf, type Office } from './office-steps.js';
import type { Kept } from './register-steps.js';
import { expectThat, until } from './until.js';
import type { Instance } from './walk.js';

/** It ends so many days from now, so that the reminders of 30, 14, 7 and 0 days before are still to come. */
const ENDS_IN = 35;
const LONG_AGO = 330;
/** A billing company: PHI, no exception, engaged by a covered entity. */
const NEEDS_A_BAA = { W1: 'yes', W2: 'no', W3: 'no', W4: 'no', W5: 'no', W6: 'no', W7: 'no', W8: 'no', W9: 'no', W10: 'no', W11: 'no', W12: 'yes', W13: 'covered_entity', W14: 'no', W15: 'no' };

export const recordingAgreement = async ({ api, at }: Office, { id }: Kept): Promise<Schemas['AgreementView']> => {
  const vendor = { path: { ...at, id } } as never;
  const { today } = await dataOf(api.GET('/api/console/{organization}/today', { params: { path: at } as never }));
  const uncovered = async () => (await dataOf(api.GET('/api/console/{organization}/vendors/counts', { params: { path: at } as never }))).uncovered;
  const { id: engagementId } = await dataOf(api.POST('/api/console/{organization}/vendors/{id}/engagements', { params: vendor, body: { service: 'Claims clearing', phi: 'flows', phiNote: '' } as never }));
  const needed = await dataOf(api.POST('/api/console/{organization}/engagements/{id}/determinations', { params: { path: { ...at, id: engagementId } } as never, body: { answers: NEEDS_A_BAA } }));
  expectThat(needed.outcome === 'OUT-BAA', `the wizard says ${needed.outcome}`);
  expectThat((await uncovered()) === 1, 'PHI flows under no agreement, and nobody says so');
  const agreement = await dataOf(api.POST('/api/console/{organization}/vendors/{id}/agreements', {
    params: vendor,
    body: { title: 'BAA 2026-1', terms: { effectiveDate: addDays(today, -LONG_AGO), initialTerm: { endDate: addDays(today, ENDS_IN) }, autoRenew: false }, engagementIds: [engagementId] },
  }));
  expectThat((await uncovered()) === 0, 'the agreement covers nothing');
  expectThat(agreement.inForce === 'in_force' && agreement.lastDay === addDays(today, ENDS_IN), `the agreement is ${agreement.inForce} until ${agreement.lastDay}`);
  return agreement;
};

/** Moves the clock to each planned day in turn, and waits for that day's mail: one, and no more. */
export const remindingOfExpiry = async (office: Office, { reminders }: Schemas['AgreementView'], instance: Instance): Promise<{ mailId: string }> => {
  expectThat(reminders.length === 4, `${reminders.length} reminders are planned, not 4`);
  for (const [number, { plannedLocal }] of reminders.entries()) {
    await moveToNoonOf(office, plannedLocal.slice(0, 10), instance);
    await until(`reminder ${number + 1}`, async () => (await expiryMails(office)).length > number);
  }
  const mails = await expiryMails(office);
  expectThat(mails.length === reminders.length, `${mails.length} expiry mails left for ${reminders.length} steps`);
  return { mailId: mails[0].id };
};

const expiryMails = async (office: Office): Promise<Schemas['MailboxMailView'][]> => (await office.mails()).filter(({ subject }) => /agreement ends/.test(subject));
