import type { AgreementCertificateData } from '@holdfast/documents/agreement-certificate';
import type { RequestStepKind } from '@holdfast/domain/requests/request-steps';
import type { Signing } from './signing.reader.js';

const WHAT: Partial<Record<RequestStepKind, string>> = {
  sent: 'Sent it for signature', taken_on: 'Took the request on', commented: 'Commented on a clause', changes_requested: 'Asked for changes', passed_on: 'Passed it on', reissued: 'Sent a new version; earlier signatures void',
  signed: 'Signed', countersigned: 'Countersigned', due_moved: 'Moved the due day',
};

/** `10 Dec 2026, 14:05 UTC`. */
const instantWords = (at: Date): string => `${new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(at).replace('Sept', 'Sep')} UTC`;

/** What the certificate says of a document that both sides signed. */
export const certificateOf = ({ request, current, signatures, readings, events }: Signing, issuer: AgreementCertificateData['issuer'], documentNumber: string, gap: string | null): AgreementCertificateData => ({
  documentTitle: request.title, documentNumber, organizationName: request.requesterName, documentSha256: current.documentSha256, textSha256: current.textSha256, pages: current.pages, issuer, gap,
  signatures: signatures.toSorted((one, other) => one.at.getTime() - other.at.getTime()).map(({ side, name, title, email, at, authenticated, statement, consentVersion }) => ({
    side: side === 'vendor' ? `For ${request.vendorName}` : `For ${request.requesterName}`, name, title, email, at: instantWords(at), authenticated, statement, consentVersion,
  })),
  events: [
    ...events.flatMap(({ kind, byName, at, payload }) => (WHAT[kind] ? [{ at, who: byName, what: `${WHAT[kind]}${'version' in payload ? `, version ${String(payload.version)}` : ''}` }] : [])),
    ...readings.map(({ name, at, version }) => ({ at, who: name, what: `Opened version ${version}` })),
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime()).map(({ at, ...said }) => ({ ...said, at: instantWords(at) })),
});
