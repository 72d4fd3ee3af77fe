import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { api } from '../../shared/api.js';

export const signIn = (body: Schemas['SignInBody']) => dataOf(api.POST('/api/console/session', { body }));
export const askReset = (email: string) => dataOf(api.POST('/api/console/password/reset-mail', { body: { email } }));
export const resetPassword = (body: Schemas['ResetPasswordBody']) => dataOf(api.POST('/api/console/password/reset', { body }));
export const signOut = () => dataOf(api.DELETE('/api/console/session'));
