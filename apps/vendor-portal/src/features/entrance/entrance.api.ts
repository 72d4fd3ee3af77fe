import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { entranceApi } from '../../shared/api.js';
import { invitationKey, session } from '../../shared/session.js';

export type Welcome = Schemas['WelcomeView'];
export type Workplace = Schemas['WorkplaceView'];

export const welcomeOf = (key: string) =>
  queryOptions({ queryKey: ['welcome', key], queryFn: () => dataOf(entranceApi.POST('/api/portal/invitations/look', { body: { key } })), staleTime: 60_000, retry: 1 });

/** Who is signed in; a 401 says nobody. Asking keeps the session alive. */
export const present = async () => {
  const person = await dataOf(entranceApi.GET('/api/portal/me'));
  session.touched();
  return person;
};

export const me = queryOptions({ queryKey: ['me'], retry: false, queryFn: present });

export const sendCode = (key: string) => dataOf(entranceApi.POST('/api/portal/codes', { body: { key } }));

export const enter = async (body: Schemas['EnterBody']) => {
  const person = await dataOf(entranceApi.POST('/api/portal/session', { body }));
  invitationKey.keep(body.key);
  session.renew();
  return person;
};

export const takeOn = async (key: string, organization?: string) => {
  const taken = await dataOf(entranceApi.POST('/api/portal/take-on', { body: { key, organization, zone: Intl.DateTimeFormat().resolvedOptions().timeZone } }));
  invitationKey.keep(key);
  session.touched();
  return taken;
};

export const leave = async () => {
  await dataOf(entranceApi.DELETE('/api/portal/session'));
  invitationKey.forget();
  session.close();
};

/** The address of the code page: the challenge's id, then the invitation's key, which has dots of its own. */
export const readCodeAddress = (hash: string): { challengeId: string; key: string } | null => {
  const dot = hash.indexOf('.');
  return dot > 0 && dot < hash.length - 1 ? { challengeId: hash.slice(0, dot), key: hash.slice(dot + 1) } : null;
};
