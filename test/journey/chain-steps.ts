import { dataOf } from '@holdfast/api-client/client';
import { canonicalJson } from '@holdfast/domain/json/canonical-json';
import { addDays } from '@holdfast/domain/dates/local-date';
import { mailTo, type Office } from './office-steps.js';
import type { Kept } from './register-steps.js';
import type { Desk } from './request-steps.js';
import { expectThat, until } from './until.js';

const DUE_IN = 14;
const PROMISED = 10;
const CLOUD = { name: 'Cirrus Vault Hosting', service: 'Hosting of claims', phi: ['clinical'], electronic: 'yes', country: 'US', state: 'IL', agreement: 'no' };
const BACKUP = { name: 'Sentry Backup', service: 'Backup of claims', phi: ['clinical'], electronic: 'yes', country: 'US', state: 'IL', agreement: 'yes', since: '2026-01-01', noticeDays: 15 };

const path = (at: object, id: string) => ({ params: { path: { ...at, id } } as never });
const ifMatch = (version: number) => ({ headers: { 'if-match': `"${version}"` } });

/** Amends how soon a breach is told of, from tomorrow on; a day before it reads as it was, a day after as amended. */
export const amending = async ({ api, at }: Office, agreementId: string): Promise<void> => {
  const read = (asOf?: string) => dataOf(api.GET('/api/console/{organization}/agreements/{id}', { params: { path: { ...at, id: agreementId }, query: { asOf } } as never }));
  const before = await read();
  const tomorrow = addDays(before.asOf, 1);
  const notice = { state: 'stated', value: { quantity: PROMISED, unit: 'calendar_days', trigger: 'discovery' }, where: 'Amendment 1' };
  await dataOf(api.POST('/api/console/{organization}/agreements/{id}/terms', { ...path(at, agreementId), ...ifMatch(before.version), body: { reason: 'amendment', effectiveFrom: tomorrow, readings: { breachNotice: notice } } as never }));
  const [today, after] = [await read(before.asOf), await read(tomorrow)];
  expectThat(canonicalJson(today.readings) === canonicalJson(before.readings), 'an amendment that begins tomorrow changed today');
  expectThat(canonicalJson((after.readings as Record<string, unknown>)['breachNotice']) === canonicalJson(notice), 'tomorrow does not read as amended');
  const stale = await api.POST('/api/console/{organization}/agreements/{id}/terms', { ...path(at, agreementId), ...ifMatch(before.version), body: { reason: 'amendment', effectiveFrom: tomorrow, readings: { breachNotice: notice } } as never });
  expectThat(stale.response.status === 412, 'two officers amended at once');
};

/** What the chain holds once a vendor's subcontractors are known. */
export interface ChainFound {
  readonly uncoveredPaths: number;
  readonly flowDownViolations: number;
}

/** Asks for the subcontractors, accepts what was told, and reads what the chain finds in it. */
export const disclosing = async (office: Office, { id: vendorId, contact }: Kept, desk: Desk): Promise<ChainFound> => {
  const { api, at } = office;
  const { today } = await dataOf(api.GET('/api/console/{organization}/today', { params: { path: at } as never }));
  const offered = await dataOf(api.GET('/api/console/{organization}/questionnaires', { params: { path: at } as never }));
  const questionnaireId = offered.find(({ kind }) => kind === 'subcontractors')?.id ?? '';
  const request = await dataOf(api.POST('/api/console/{organization}/vendors/{id}/requests', { ...path(at, vendorId), body: { contactId: contact.id, questionnaireId, dueOn: addDays(today, DUE_IN) } }));
  await mailTo(office, contact.email, /Your subcontractors/);
  const task = desk.of(request.id);
  await task.takeOn();
  await task.save('SUB-01', { value: 'yes' });
  await task.save('SUB-02', { value: [CLOUD, BACKUP] });
  await task.submit();

  const proposals = await until('the proposals', async () => {
    const told = await dataOf(api.GET('/api/console/{organization}/vendors/{id}/proposals', path(at, vendorId)));
    return told.length > 0 && told;
  });
  expectThat(proposals.length === 2 && proposals.every(({ kind, state }) => kind === 'add' && state === 'open'), 'two subcontractors were told, and two are not proposed');
  for (const { id, version } of proposals) await dataOf(api.POST('/api/console/{organization}/proposals/{id}/acceptance', { ...path(at, id), ...ifMatch(version), body: {} }));

  // The backup's agreement is shown to us: it tells of a breach later than the vendor has promised.
  const engagements = await dataOf(api.GET('/api/console/{organization}/vendors/{id}/engagements', path(at, vendorId)));
  const backup = engagements.find(({ service }) => service === BACKUP.service);
  expectThat(backup !== undefined && backup.assurance === 'attested', 'the backup is not in the chain as it was attested');
  await dataOf(api.POST('/api/console/{organization}/vendors/{id}/agreements', { ...path(at, backup?.supplierVendorId ?? ''), body: {
    kind: 'sub_baa', title: 'Subcontractor BAA, as shown', engagementIds: [backup?.id ?? ''], terms: { effectiveDate: '2026-01-01', initialTerm: { evergreen: true }, autoRenew: false },
    readings: { breachNotice: { state: 'stated', value: { quantity: BACKUP.noticeDays, unit: 'calendar_days', trigger: 'discovery' }, where: 'Section 4' } },
  } as never }));
  const tomorrow = addDays(today, 1);
  const gaps = await dataOf(api.GET('/api/console/{organization}/chain/uncovered', { params: { path: at, query: { asOf: tomorrow } } as never }));
  const cloud = gaps.items.find(({ service }) => service === CLOUD.service);
  expectThat(cloud?.path?.length === 3, 'PHI flows to the cloud under no agreement, and no path says so');
  const { findings } = await dataOf(api.GET('/api/console/{organization}/chain/flow-down', { params: { path: at, query: { asOf: tomorrow } } as never }));
  const violated = findings.filter(({ state }) => state === 'violated');
  expectThat(violated.some(({ rule, service }) => rule === 'CH-06' && service === BACKUP.service), `${BACKUP.noticeDays} days below ${PROMISED} were promised, and CH-06 does not say so`);
  return { uncoveredPaths: gaps.uncovered, flowDownViolations: violated.length };
};

/** Ends the agreement; the vendor certifies what became of the PHI, and nothing is left to do. */
export const ending = async (office: Office, { contact }: Kept, desk: Desk, agreementId: string): Promise<void> => {
  const { api, at } = office;
  const one = path(at, agreementId);
  const agreement = await dataOf(api.GET('/api/console/{organization}/agreements/{id}', one));
  await dataOf(api.POST('/api/console/{organization}/agreements/{id}/termination', { ...one, ...ifMatch(agreement.version), body: { cause: 'convenience', on: agreement.asOf, reason: 'The service moves to another company' } }));
  const closing = async () => (await dataOf(api.GET('/api/console/{organization}/agreements/{id}/closing', one))).items[0];
  const opened = await closing();
  expectThat(opened?.state === 'open', 'the agreement ended, and nobody asks what became of the PHI');
  const { items: [asked] } = await dataOf(api.POST('/api/console/{organization}/agreements/{id}/closing/request', { ...one, body: { contactId: contact.id, dueOn: opened.dueOn } }));
  const task = desk.of(asked.requestId ?? '');
  await task.takeOn();
  const answers = { 'RTD-01': 'destroyed', 'RTD-02': agreement.asOf, 'RTD-03': ['purge'], 'RTD-04': ['live', 'backups'], 'RTD-05': 'gone', 'RTD-07': 'gone', 'RTD-11': 'H. Tanner, engineer' };
  for (const [question, value] of Object.entries(answers)) await task.save(question, { value });
  await task.submit();
  await until('the certificate', async () => (await closing()).state === 'done');
};
