import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { api } from '../../shared/api.js';

export const signIn = (body: Schemas['SignInBody']) => dataOf(api.POST('/api/console/session', { body }));
export const signOut = () => dataOf(api.DELETE('/api/console/session'));
