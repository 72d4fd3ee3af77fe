import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { forgetSavers } from '@holdfast/ui/savers';
import { api, entranceApi } from '../../shared/api.js';
import { session } from '../../shared/session.js';

export const signIn = (body: Schemas['SignInBody']) => dataOf(entranceApi.POST('/api/console/session', { body }));
export const askReset = (email: string) => dataOf(entranceApi.POST('/api/console/password/reset-mail', { body: { email } }));
export const resetPassword = (body: Schemas['ResetPasswordBody']) => dataOf(entranceApi.POST('/api/console/password/reset', { body }));

export const signOut = async (): Promise<void> => {
  await dataOf(entranceApi.DELETE('/api/console/session'));
  forgetSavers();
  session.close();
};

/** Tells the server that somebody is here. */
export const present = () => dataOf(api.GET('/api/console/me'));
