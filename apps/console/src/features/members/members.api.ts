import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export const members = (organization: string) =>
  queryOptions({ queryKey: ['members', organization], queryFn: () => dataOf(api.GET('/api/console/{organization}/members', { params: { path: { organization } } as never })) });

export type Member = Schemas['MemberView'];

export const changeMember = (organization: string, { id, version }: Member, body: Schemas['ChangeMemberBody']) =>
  dataOf(api.PATCH('/api/console/{organization}/members/{id}', { params: { path: { organization, id }, header: { 'if-match': `"${version}"` } } as never, body }));

export const invitations = (organization: string) =>
  queryOptions({ queryKey: ['invitations', organization], queryFn: () => dataOf(api.GET('/api/console/{organization}/invitations', { params: { path: { organization } } as never })) });

export const invite = (organization: string, body: Schemas['InviteBody']) =>
  dataOf(api.POST('/api/console/{organization}/invitations', { params: { path: { organization } } as never, body }));

export const revokeInvitation = (organization: string, id: string) =>
  dataOf(api.DELETE('/api/console/{organization}/invitations/{id}', { params: { path: { organization, id } } as never }));

export const join = (body: Schemas['JoinBody']) => dataOf(api.POST('/api/console/join', { body }));
