import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type VendorRisk = Schemas['ResidualRiskView'];

/** The risk that is left with these vendors, by their ids. */
export const residualRisk = (organization: string, vendorIds: readonly string[]) =>
  queryOptions({
    queryKey: ['residual-risk', organization, vendorIds],
    queryFn: async () => new Map((await dataOf(api.GET('/api/console/{organization}/residual-risk', { params: { path: { organization }, query: { vendorIds: vendorIds.join(',') } } as never }))).map((risk) => [risk.vendorId, risk])),
    enabled: vendorIds.length > 0,
  });
