import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type ChainParty = Schemas['ChainPartyView'];
export type VendorChain = Schemas['VendorChainView'];
export type ChainEdge = VendorChain['edges'][number];
export type ChainFinding = ChainEdge['findings'][number];
export type UncoveredEngagement = Schemas['UncoveredView']['items'][number];
export type FlowDown = Schemas['FlowDownView'];
export type BlastRadius = Schemas['BlastRadiusView'];
export type Promises = Schemas['PromisesView'];

const at = (organization: string, asOf?: string) => ({ path: { organization }, query: { asOf } }) as never;
const ofVendor = (organization: string, id: string, asOf?: string) => ({ path: { organization, id }, query: { asOf } }) as never;

export const uncoveredOn = (organization: string, asOf?: string) =>
  infiniteQueryOptions({
    queryKey: ['chain', organization, 'uncovered', asOf],
    queryFn: ({ pageParam }) => dataOf(api.GET('/api/console/{organization}/chain/uncovered', { params: { path: { organization }, query: { asOf, cursor: pageParam } } as never })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const concentrationOn = (organization: string, asOf?: string) =>
  queryOptions({ queryKey: ['chain', organization, 'concentration', asOf], queryFn: () => dataOf(api.GET('/api/console/{organization}/chain/concentration', { params: at(organization, asOf) })) });

export const flowDownOn = (organization: string, asOf?: string, rule?: string) =>
  queryOptions({ queryKey: ['chain', organization, 'flow-down', asOf, rule], queryFn: () => dataOf(api.GET('/api/console/{organization}/chain/flow-down', { params: { path: { organization }, query: { asOf, rule } } as never })) });

export const promisesOn = (organization: string, asOf?: string) =>
  queryOptions({ queryKey: ['chain', organization, 'promises', asOf], queryFn: () => dataOf(api.GET('/api/console/{organization}/chain/promises', { params: at(organization, asOf) })) });

export const chainOfVendor = (organization: string, vendorId: string, asOf?: string) =>
  queryOptions({ queryKey: ['chain', organization, 'vendor', vendorId, asOf], queryFn: () => dataOf(api.GET('/api/console/{organization}/vendors/{id}/chain', { params: ofVendor(organization, vendorId, asOf) })) });

export const blastRadiusOf = (organization: string, vendorId: string, asOf?: string) =>
  queryOptions({ queryKey: ['chain', organization, 'blast-radius', vendorId, asOf], queryFn: () => dataOf(api.GET('/api/console/{organization}/vendors/{id}/blast-radius', { params: ofVendor(organization, vendorId, asOf) })) });

export const pathsTo = (organization: string, vendorId: string, asOf?: string) =>
  queryOptions({ queryKey: ['chain', organization, 'paths', vendorId, asOf], queryFn: () => dataOf(api.GET('/api/console/{organization}/vendors/{id}/chain/paths', { params: ofVendor(organization, vendorId, asOf) })) });

/** A finding for a rule that is not kept at an engagement. */
export const openFinding = (organization: string, { rule, engagementId }: FlowDown['findings'][number]) =>
  dataOf(api.POST('/api/console/{organization}/chain/flow-down/findings', { params: { path: { organization } } as never, body: { rule, engagementId } }));
