import type { MailLink } from '../../platform/mail/message.entity.js';
import type { Secrets } from '../../platform/secrets/secrets.js';

const PURPOSE = 'request-invitation';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface Invitation {
  /** The requester's. */
  readonly tenantId: string;
  readonly participantId: string;
}

/** Where an invited person begins. The key behind the # shows what was sent to her; it signs nobody in. */
export const invitationLink = (tenantId: string, participantId: string): MailLink =>
  ({ path: `/portal/open#${tenantId}.${participantId}.{token}`, token: { purpose: PURPOSE, id: participantId, generation: 1 } });

/** What a key names, when it is one of ours. */
export const readInvitationKey = (secrets: Secrets, key: string): Invitation | null => {
  const [tenantId, participantId, token] = key.split('.');
  if (!UUID.test(tenantId) || !UUID.test(participantId ?? '') || !token) return null;
  return secrets.matches(token, PURPOSE, participantId, 1) ? { tenantId, participantId } : null;
};
