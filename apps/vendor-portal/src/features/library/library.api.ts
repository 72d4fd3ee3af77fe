import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type LibraryAnswer = Schemas['LibraryAnswerView'];
const at = (organization: string) => ({ params: { path: { organization } } as never });

export const libraryOf = (organization: string) => queryOptions({ queryKey: ['library', organization], queryFn: () => dataOf(api.GET('/api/portal/{organization}/library', at(organization))) });

export const allowReuse = (organization: string, ids: readonly string[], reusable: boolean) =>
  dataOf(api.POST('/api/portal/{organization}/library/reuse', { ...at(organization), body: { ids: [...ids], reusable } }));
