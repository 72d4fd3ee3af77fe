import { dataOf } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export const sampleData = (organization: string) =>
  queryOptions({ queryKey: ['samples', organization], queryFn: () => dataOf(api.GET('/api/console/{organization}/sample', { params: { path: { organization } } as never })) });

export const loadSampleData = (organization: string) => dataOf(api.POST('/api/console/{organization}/sample', { params: { path: { organization } } as never }));

export const removeSampleData = (organization: string) => dataOf(api.DELETE('/api/console/{organization}/sample', { params: { path: { organization } } as never }));
