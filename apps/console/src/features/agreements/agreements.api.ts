import { dataOf, type Schemas } from '@holdfast/api-client/client';
import type { AgreementFilter } from '@holdfast/contracts/agreements';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type Agreement = Schemas['AgreementView'];

export const agreementsOf = (organization: string, vendorId: string) =>
  queryOptions({ queryKey: ['agreements', organization, vendorId], queryFn: () => dataOf(api.GET('/api/console/{organization}/vendors/{id}/agreements', { params: { path: { organization, id: vendorId } } as never })) });

export const recordAgreement = (organization: string, vendorId: string, key: string, body: Schemas['RecordAgreementBody']) =>
  dataOf(api.POST('/api/console/{organization}/vendors/{id}/agreements', { params: { path: { organization, id: vendorId } } as never, headers: { 'idempotency-key': key }, body }));

export type AgreementDocument = Schemas['AgreementDocumentView'];
type Versioned = Pick<Agreement, 'id' | 'version'>;
const fromVersion = (organization: string, { id, version }: Versioned) => ({ path: { organization, id }, header: { 'if-match': `"${version}"` } }) as never;

/** As it is now, for a form that was overtaken. */
export const agreementById = (organization: string, id: string) =>
  queryOptions({ queryKey: ['agreements', organization, 'one', id], queryFn: () => dataOf(api.GET('/api/console/{organization}/agreements/{id}', { params: { path: { organization, id } } as never })) });

export const changeTerms = (organization: string, from: Versioned, body: Schemas['ChangeTermsBody']) =>
  dataOf(api.POST('/api/console/{organization}/agreements/{id}/terms', { params: fromVersion(organization, from), body }));

export const terminateAgreement = (organization: string, from: Versioned, body: Schemas['TerminateAgreementBody']) =>
  dataOf(api.POST('/api/console/{organization}/agreements/{id}/termination', { params: fromVersion(organization, from), body }));

/** Asked again while one of them is being checked. */
export const documentsOf = (organization: string, id: string) =>
  queryOptions({
    queryKey: ['agreements', organization, 'documents', id],
    queryFn: () => dataOf(api.GET('/api/console/{organization}/agreements/{id}/documents', { params: { path: { organization, id } } as never })),
    refetchInterval: ({ state: { data } }) => (data?.some(({ state }) => state === 'being_checked') ? 2_000 : false),
  });

export const addDocument = (organization: string, id: string, file: File) =>
  dataOf(api.POST('/api/console/{organization}/agreements/{id}/documents', {
    params: { path: { organization, id }, query: { name: file.name } } as never,
    body: file as never,
    bodySerializer: (body) => body as never,
    headers: { 'content-type': 'application/octet-stream' },
  }));

export const documentAddress = (organization: string, id: string, documentId: string) =>
  dataOf(api.POST('/api/console/{organization}/agreements/{id}/documents/{documentId}/address', { params: { path: { organization, id, documentId } } as never }));

export type AgreementPage = Schemas['AgreementPageView'];
export type AgreementRow = Schemas['AgreementRowView'];
export type CheckedClause = Schemas['CheckedClausesView']['clauses'][number];

export interface AgreementQuestion {
  readonly filter?: AgreementFilter;
  readonly search?: string;
}

/** As of which day, and as it was known at which instant; absent: today, as known now. */
export interface ReadingTime {
  readonly asOf?: string;
  readonly knownAt?: string;
}

export const agreementList = (organization: string, question: AgreementQuestion) =>
  infiniteQueryOptions({
    queryKey: ['agreements', organization, 'list', question],
    queryFn: ({ pageParam }) => dataOf(api.GET('/api/console/{organization}/agreements', { params: { path: { organization }, query: { ...question, cursor: pageParam } } as never })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const agreementCounts = (organization: string) =>
  queryOptions({ queryKey: ['agreements', organization, 'counts'], queryFn: () => dataOf(api.GET('/api/console/{organization}/agreements/counts', { params: { path: { organization } } as never })) });

/** Another day shows the page that is there until it has arrived. */
export const agreementPage = (organization: string, id: string, time: ReadingTime) =>
  queryOptions({
    queryKey: ['agreements', organization, 'page', id, time],
    queryFn: () => dataOf(api.GET('/api/console/{organization}/agreements/{id}', { params: { path: { organization, id }, query: time } as never })),
    placeholderData: keepPreviousData,
  });

export const clausesOf = (organization: string, id: string) =>
  queryOptions({ queryKey: ['agreements', organization, 'clauses', id], queryFn: () => dataOf(api.GET('/api/console/{organization}/agreements/{id}/clauses', { params: { path: { organization, id } } as never })) });

export const checkClause = (organization: string, id: string, { id: clause, found }: CheckedClause, body: Schemas['ClauseCheckBody']) =>
  dataOf(api.PUT('/api/console/{organization}/agreements/{id}/clauses/{clause}', { params: { path: { organization, id, clause }, header: { 'if-match': `"${found?.version ?? 0}"` } } as never, body }));

export const renewalOf = (organization: string, id: string) =>
  queryOptions({ queryKey: ['agreements', organization, 'renewal', id], staleTime: 0, queryFn: () => dataOf(api.GET('/api/console/{organization}/agreements/{id}/renewal', { params: { path: { organization, id } } as never })) });

export const recordRenewal = (organization: string, id: string, key: string, body: Schemas['RecordAgreementBody']) =>
  dataOf(api.POST('/api/console/{organization}/agreements/{id}/renewal', { params: { path: { organization, id } } as never, headers: { 'idempotency-key': key }, body }));

export const giveCurePeriod = (organization: string, from: Versioned, body: Schemas['CurePeriodBody']) =>
  dataOf(api.POST('/api/console/{organization}/agreements/{id}/cure-period', { params: fromVersion(organization, from), body }));

export const recordCure = (organization: string, from: Versioned) => dataOf(api.POST('/api/console/{organization}/agreements/{id}/cure', { params: fromVersion(organization, from) }));

export const recordReview = (organization: string, from: Versioned) => dataOf(api.POST('/api/console/{organization}/agreements/{id}/review', { params: fromVersion(organization, from) }));

export const giveUp = (organization: string, from: Versioned) => dataOf(api.POST('/api/console/{organization}/agreements/{id}/void', { params: fromVersion(organization, from) }));

export const changeCover = (organization: string, from: Versioned, body: Schemas['CoverChangeBody']) =>
  dataOf(api.PUT('/api/console/{organization}/agreements/{id}/covers', { params: fromVersion(organization, from), body }));

export const editAgreement = (organization: string, from: Versioned, body: Schemas['EditAgreementBody']) =>
  dataOf(api.PATCH('/api/console/{organization}/agreements/{id}', { params: fromVersion(organization, from), body }));
