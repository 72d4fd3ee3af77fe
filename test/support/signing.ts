import { randomUUID } from 'node:crypto';
import { SealingService } from '../../apps/api/src/features/signing/sealing.service.js';
import { systemCtx } from '../../apps/api/src/platform/context/ctx.js';
import { dayAhead } from './exchange.js';
import type { Office } from './organization.js';
import type { Running } from './start-app.js';

/** Every variable that a BAA needs, beside what the register fills in. */
export const COMPLETE = {
  upstreamLegalName: 'St. Mary’s Clinic', upstreamAddress: '1 Main St, Chicago, IL 60601', supplierLegalName: 'Riverside Imaging LLC', supplierAddress: '9 Dock Rd, Joliet, IL 60432',
  serviceDescription: 'Night reads', permittedUses: ['claims_processing'], permittedDisclosures: ['to_customer'], phiTypes: ['clinical'],
  eventContactName: 'Privacy officer', eventContactEmail: 'privacy@clinic.example', eventContactPhone: '+1 312 555 0100', upstreamNoticeAddress: '1 Main St', supplierNoticeAddress: '9 Dock Rd',
  upstreamSignatoryName: 'Ana Ruiz', upstreamSignatoryTitle: 'Owner', supplierSignatoryName: 'Hugh Tanner', supplierSignatoryTitle: 'Counsel',
};

/** The office's owner may sign for it, as its General Counsel. */
export const giveAuthority = async (office: Office): Promise<void> => {
  const { body: [owner] } = await office.agent.get(office.at('/members')).expect(200);
  await office.agent.patch(office.at(`/members/${owner.id}`)).set('if-match', `"${owner.version}"`).send({ canSign: true, title: 'General Counsel' }).expect(200);
};

/** A vendor, an engagement, and a whole draft with it. */
export const makeDraft = async (office: Office, variables: object = {}) => {
  const { body: vendor } = await office.agent.post(office.at('/vendors')).send({ legalName: 'Riverside Imaging LLC' }).expect(201);
  const { body: engagement } = await office.agent.post(office.at(`/vendors/${vendor.id}/engagements`)).send({ service: 'Night reads', phi: 'flows' }).expect(201);
  const { body: contact } = await office.agent.post(office.at(`/vendors/${vendor.id}/contacts`)).send({ name: 'Hugh Tanner', email: `hugh.${randomUUID()}@riverside.example`, title: 'Counsel', purposes: ['legal'] }).expect(201);
  const { body: begun } = await office.agent.post(office.at(`/vendors/${vendor.id}/agreement-drafts`)).send({ variant: 'ce-ba', engagementIds: [engagement.id] }).expect(201);
  const { body: draft } = await office.agent.patch(office.at(`/agreement-drafts/${begun.id}`)).set('if-match', '"1"').send({ variables: { ...COMPLETE, effectiveDate: dayAhead(0), ...variables } }).expect(200);
  return { vendor, engagement, contact, draft };
};

/** The same, sent for signature. */
export const sendForSignature = async (office: Office, variables: object = {}) => {
  const made = await makeDraft(office, variables);
  const { body: { requestId } } = await office.agent.post(office.at(`/agreement-drafts/${made.draft.id}/signature-requests`)).set('if-match', `"${made.draft.version}"`).send({ contactId: made.contact.id, dueOn: dayAhead(20) }).expect(201);
  return { ...made, requestId };
};

/** What the jobs do where no worker runs. */
export const sealNow = async ({ app }: Running, requester: string, requestId: string, vendorOrg?: string): Promise<void> => {
  const sealing = app.get(SealingService, { strict: false });
  await sealing.seal(systemCtx(requester), requestId);
  if (vendorOrg) await sealing.copy(systemCtx(vendorOrg), requestId);
};
