import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { addDays } from '@holdfast/domain/dates/local-date';
import { mailTo, type Office } from './office-steps.js';
import type { Kept } from './register-steps.js';
import type { Desk } from './request-steps.js';
import { expectThat, until } from './until.js';

const SIGN_IN = 20;
const TYPED = {
  upstreamAddress: '1 Harbor St, Chicago, IL 60601', supplierAddress: '9 Dock Rd, Joliet, IL 60432', permittedUses: ['claims_processing'], phiTypes: ['clinical', 'demographic'], eventContactName: 'Privacy officer',
  eventContactEmail: 'privacy@harbor-clinic.example', eventContactPhone: '+1 312 555 0100', upstreamNoticeAddress: '1 Harbor St, Chicago', supplierNoticeAddress: '9 Dock Rd, Joliet',
  upstreamSignatoryName: 'Ana Ruiz', upstreamSignatoryTitle: 'General Counsel', supplierSignatoryName: 'Priya Nair', supplierSignatoryTitle: 'Security lead', serviceDescription: 'Claims clearing',
};

/** Makes a BAA of the template, has both sides sign it, and looks at the seal; says which agreement it is, and whether the seal holds. */
export const signing = async (office: Office, { id: vendorId, contact }: Kept, desk: Desk): Promise<{ agreementId: string; sealHolds: boolean }> => {
  const { api, at } = office;
  const { today } = await dataOf(api.GET('/api/console/{organization}/today', { params: { path: at } as never }));
  await authorizing(office);
  const engagements = await dataOf(api.GET('/api/console/{organization}/vendors/{id}/engagements', { params: { path: { ...at, id: vendorId } } as never }));
  const begun = await dataOf(api.POST('/api/console/{organization}/vendors/{id}/agreement-drafts', { params: { path: { ...at, id: vendorId } } as never, body: { variant: 'ce-ba', engagementIds: engagements.map(({ id }) => id) } }));
  const draft = await dataOf(api.PATCH('/api/console/{organization}/agreement-drafts/{id}', { params: { path: { ...at, id: begun.id } } as never, headers: { 'if-match': `"${begun.version}"` }, body: { variables: { ...begun.variables, ...TYPED } as never } }));
  expectThat(draft.problems.length + draft.findings.length === 0, `the draft is not whole: ${JSON.stringify([draft.problems, draft.findings])}`);
  const { requestId } = await dataOf(api.POST('/api/console/{organization}/agreement-drafts/{id}/signature-requests', {
    params: { path: { ...at, id: draft.id } } as never, headers: { 'if-match': `"${draft.version}"` }, body: { contactId: contact.id, dueOn: addDays(today, SIGN_IN) },
  }));
  await mailTo(office, contact.email, /asks .* to sign/);
  await signingForVendor(office, desk, requestId, contact.email);
  const ours = { params: { path: { ...at, id: requestId } } as never };
  const before = await dataOf(api.GET('/api/console/{organization}/requests/{id}/signature', ours));
  const { challengeId } = await dataOf(api.POST('/api/console/{organization}/requests/{id}/signature/codes', ours));
  await dataOf(api.POST('/api/console/{organization}/requests/{id}/signature/countersignature', { ...ours, body: { ...actOn(before), name: 'Ana Ruiz', challengeId, code: await codeIn(office, office.owner.email) } }));
  const sealed = await until('the seal', async () => (await dataOf(api.GET('/api/console/{organization}/requests/{id}/signature', ours))).sealed);
  const check = await dataOf(api.POST('/api/console/{organization}/requests/{id}/signature/seal-check', ours));
  const agreement = await dataOf(api.GET('/api/console/{organization}/agreements/{id}', { params: { path: { ...at, id: draft.agreementId } } as never }));
  expectThat(agreement.status === 'executed', `after both signatures the agreement is ${agreement.status}`);
  const bytes = await fetching(office.url, (await dataOf(api.POST('/api/console/{organization}/requests/{id}/signature/sealed/address', ours))).address);
  const theirs = await until('the vendor’s copy', async () => (await desk.api.POST('/api/portal/{organization}/requests/{id}/signature/sealed/address', vendorsOwn(desk, requestId))).data);
  expectThat(sha256(await fetching(office.url, theirs.address)) === sealed.sha256 && sha256(bytes) === sealed.sha256, 'the copies are not the sealed file');
  return { agreementId: draft.agreementId, sealHolds: check.state === 'valid' && holdsForPdfsig(bytes) };
};

const authorizing = async ({ api, at, owner }: Office): Promise<void> => {
  const me = (await dataOf(api.GET('/api/console/{organization}/members', { params: { path: at } as never }))).find(({ email }) => email === owner.email);
  expectThat(me !== undefined, 'the owner is no member');
  await dataOf(api.PATCH('/api/console/{organization}/members/{id}', { params: { path: { ...at, id: me?.id } } as never, headers: { 'if-match': `"${me?.version}"` }, body: { canSign: true, title: 'General Counsel' } }));
};

const signingForVendor = async (office: Office, desk: Desk, requestId: string, email: string): Promise<void> => {
  const one = vendorsOwn(desk, requestId);
  await dataOf(desk.api.POST('/api/portal/{organization}/requests/{id}/taking-on', one));
  await dataOf(desk.api.POST('/api/portal/{organization}/requests/{id}/signature/readings', one));
  const read = await dataOf(desk.api.GET('/api/portal/{organization}/requests/{id}/signature', one));
  const { challengeId } = await dataOf(desk.api.POST('/api/portal/{organization}/requests/{id}/signature/codes', one));
  const signed = await dataOf(desk.api.POST('/api/portal/{organization}/requests/{id}/signature', { ...one, body: { ...actOn(read), name: 'Priya Nair', title: 'Security lead', challengeId, code: await codeIn(office, email) } }));
  expectThat(signed.status === 'signed' && signed.sealed === null, `after the vendor’s signature it is ${signed.status}`);
};

const vendorsOwn = ({ one }: Desk, requestId: string) => ({ params: { path: { ...(one as { path: object }).path, id: requestId } } as never });
const actOn = ({ documentSha256, consent }: Pick<Schemas['SigningView'], 'documentSha256' | 'consent'>) => ({ documentSha256, consentVersion: consent.version, authority: true });
const codeIn = async (office: Office, email: string): Promise<string> => /Your code: (\d{6})/.exec((await mailTo(office, email, /the signing of/)).text)?.[1] ?? '';
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const fetching = async (url: string, address: string): Promise<Buffer> => Buffer.from(await (await fetch(new URL(address, url))).arrayBuffer());

/** What Debian's pdfsig says; where it is not installed, nothing against it, and it is said. */
const holdsForPdfsig = (bytes: Buffer): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'journey-seal-'));
  try {
    writeFileSync(join(folder, 'sealed.pdf'), bytes);
    const { error, stdout } = spawnSync('pdfsig', ['-nocert', join(folder, 'sealed.pdf')], { encoding: 'utf8' });
    if (error) {
      process.stderr.write('    pdfsig is not installed: the seal was looked at by Holdfast alone\n');
      return true;
    }
    return stdout.includes('Signature is Valid') && stdout.includes('Total document signed');
  } finally {
    rmSync(folder, { recursive: true });
  }
};
