import { dataOf, type Schemas } from '@holdfast/api-client/client';
import type { QuestionnaireDocument } from '@holdfast/domain/questionnaires/questionnaire-document';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';

export type LibraryRow = Schemas['LibraryRowView'];
export type OwnQuestionnaire = Omit<Schemas['OwnQuestionnaireView'], 'draft'> & { readonly draft: QuestionnaireDocument };
export type Changes = Schemas['QuestionnaireChangesView'];
export type FileReading = Schemas['QuestionnaireFileView'];
export type Mapping = Record<string, Schemas['QuestionField'] | 'ignore'>;
type Versioned = { readonly id: string; readonly version: number };

/** The draft is JSON to the API; its form is the domain's. */
const own = async (answer: Promise<Schemas['OwnQuestionnaireView']>): Promise<OwnQuestionnaire> => (await answer) as unknown as OwnQuestionnaire;
const at = (organization: string, id: string) => ({ path: { organization, id } }) as never;
const from = (organization: string, { id, version }: Versioned) => ({ path: { organization, id }, header: { 'if-match': `"${version}"` } }) as never;

export const library = (organization: string) =>
  queryOptions({ queryKey: ['questionnaire-library', organization], queryFn: () => dataOf(api.GET('/api/console/{organization}/questionnaire-library', { params: { path: { organization } } as never })) });

export const ownQuestionnaire = (organization: string, id: string) =>
  queryOptions({ queryKey: ['questionnaire-library', organization, id], queryFn: () => own(dataOf(api.GET('/api/console/{organization}/questionnaire-library/{id}', { params: at(organization, id) }))) });

/** A version of it; 0 is the draft. One that we ship has one only. */
export const documentBy = (organization: string, id: string, number: number) =>
  queryOptions({
    queryKey: ['questionnaire-library', organization, id, 'document', number],
    queryFn: async () => (await dataOf(api.GET('/api/console/{organization}/questionnaire-library/{id}/document', { params: { path: { organization, id }, query: { number } } as never }))).document as unknown as QuestionnaireDocument,
  });

export const changesBetween = (organization: string, id: string, older: number, newer: number, version: number) =>
  queryOptions({ queryKey: ['questionnaire-library', organization, id, 'changes', older, newer, version], queryFn: () => dataOf(api.GET('/api/console/{organization}/questionnaire-library/{id}/changes', { params: { path: { organization, id }, query: { from: older, to: newer } } as never })) });

export const createQuestionnaire = (organization: string, body: Schemas['CreateQuestionnaireBody']) => own(dataOf(api.POST('/api/console/{organization}/questionnaire-library', { params: { path: { organization } } as never, body })));

export const saveQuestionnaire = (organization: string, held: Versioned, draft: QuestionnaireDocument) =>
  own(dataOf(api.PUT('/api/console/{organization}/questionnaire-library/{id}', { params: from(organization, held), body: { draft: draft as unknown as Record<string, unknown> } })));

export const publishQuestionnaire = (organization: string, held: Versioned, note: string) => own(dataOf(api.POST('/api/console/{organization}/questionnaire-library/{id}/versions', { params: from(organization, held), body: { note } })));

export const archiveQuestionnaire = (organization: string, held: Versioned) => own(dataOf(api.POST('/api/console/{organization}/questionnaire-library/{id}/archiving', { params: from(organization, held) })));

export const restoreQuestionnaire = (organization: string, held: Versioned) => own(dataOf(api.POST('/api/console/{organization}/questionnaire-library/{id}/restoring', { params: from(organization, held) })));

export const questionsFile = (organization: string, id: string, ending: 'csv' | 'xlsx', number = 0): string => `/api/console/${organization}/questionnaire-library/${id}/questions.${ending}?number=${number}`;

const upload = (file: File) => ({ body: file as never, bodySerializer: (body: unknown) => body as never, headers: { 'content-type': 'application/octet-stream' } });
const mapped = (mapping: Mapping) => (Object.keys(mapping).length > 0 ? { mapping: JSON.stringify(mapping) } : {});

/** Nothing is kept: the file goes along again when it is imported. */
export const previewFile = (organization: string, file: File, mapping: Mapping): Promise<FileReading> =>
  dataOf(api.POST('/api/console/{organization}/questionnaire-imports/preview', { params: { path: { organization }, query: { fileName: file.name, ...mapped(mapping) } } as never, ...upload(file) }));

export const importFile = (organization: string, file: File, mapping: Mapping, title: string) =>
  own(dataOf(api.POST('/api/console/{organization}/questionnaire-imports', { params: { path: { organization }, query: { fileName: file.name, title, ...mapped(mapping) } } as never, ...upload(file) })));
