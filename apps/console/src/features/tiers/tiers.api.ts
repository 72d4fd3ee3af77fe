import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type VendorTier = Schemas['VendorTierView'];
export type TierAsk = Schemas['TierAskView'];

const path = (organization: string, more: object = {}) => ({ params: { path: { organization, ...more } } as never });

/** Under the vendor's own key, so that whatever changes a vendor changes this. */
export const tierOf = (organization: string, vendorId: string) =>
  queryOptions({ queryKey: ['vendors', organization, vendorId, 'tier'], queryFn: () => dataOf(api.GET('/api/console/{organization}/vendors/{id}/tier', path(organization, { id: vendorId }))) });

export const overrideTier = (organization: string, vendorId: string, body: Schemas['OverrideTierBody']) =>
  dataOf(api.PUT('/api/console/{organization}/vendors/{id}/tier', { ...path(organization, { id: vendorId }), body }));

export const tierAsks = (organization: string) =>
  queryOptions({ queryKey: ['tier-asks', organization], queryFn: () => dataOf(api.GET('/api/console/{organization}/tier-asks', path(organization))) });

export const setTierAsk = (organization: string, { tier, version }: TierAsk, body: Schemas['SetTierAskBody']) =>
  dataOf(api.PUT('/api/console/{organization}/tier-asks/{tier}', { ...path(organization, { tier }), headers: { 'if-match': `"${version}"` }, body } as never)) as Promise<TierAsk[]>;
