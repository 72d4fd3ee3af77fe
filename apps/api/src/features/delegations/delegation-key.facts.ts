import type { MailLink } from '../../platform/mail/message.entity.js';
import type { Secrets } from '../../platform/secrets/secrets.js';
import type { Delegation } from './delegation.entity.js';

const PURPOSE = 'delegation';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where a colleague begins: a key like an invitation's, with a letter before it. It signs nobody in. */
export const delegationLink = ({ tenantId, id, generation }: Delegation): MailLink =>
  ({ path: `/portal/open#d.${tenantId}.${id}.{token}`, token: { purpose: PURPOSE, id, generation } });

export const isDelegationKey = (key: string): boolean => key.startsWith('d.');

/** What a key names, in whose tenant; whether its token holds is asked once its row is known. */
export const readDelegationKey = (key: string): { readonly tenantId: string; readonly id: string; readonly token: string } | null => {
  const [, tenantId, id, token] = key.split('.');
  return UUID.test(tenantId ?? '') && UUID.test(id ?? '') && token ? { tenantId, id, token } : null;
};

export const opensDelegation = (secrets: Secrets, token: string, { id, generation }: Delegation): boolean => secrets.matches(token, PURPOSE, id, generation);
