import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { saveOver } from '@holdfast/api-client/save-over';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import type { SavedDraft, SaverTransport } from '@holdfast/ui/answer-saver';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api.js';
import { session } from '../../shared/session.js';

export type RecordingRow = Schemas['RecordingRowView'];
/** The questionnaire is JSON to the API; its form is the domain's. */
export type Recording = Omit<Schemas['RecordingView'], 'questionnaire'> & { readonly questionnaire: Questionnaire };
type AnswerView = Schemas['RecordedAnswerView'];

const at = (organization: string, id: string) => ({ path: { organization, id } }) as never;
const from = (organization: string, { id, version }: Pick<RecordingRow, 'id' | 'version'>) => ({ path: { organization, id }, header: { 'if-match': `"${version}"` } }) as never;
const whole = async (answer: Promise<Schemas['RecordingView']>): Promise<Recording> => (await answer) as unknown as Recording;

export const recordingsOf = (organization: string, vendorId: string) =>
  queryOptions({ queryKey: ['recordings', organization, 'of', vendorId], queryFn: () => dataOf(api.GET('/api/console/{organization}/vendors/{id}/recordings', { params: at(organization, vendorId) })) });

export const recordingById = (organization: string, id: string) =>
  queryOptions({ queryKey: ['recordings', organization, id], queryFn: () => whole(dataOf(api.GET('/api/console/{organization}/recordings/{id}', { params: at(organization, id) }))) });

export const beginRecording = (organization: string, vendorId: string, body: Schemas['BeginRecordingBody']) =>
  whole(dataOf(api.POST('/api/console/{organization}/vendors/{id}/recordings', { params: at(organization, vendorId), body })));

export const describeSource = (organization: string, held: RecordingRow, body: Schemas['SourceBody']) =>
  dataOf(api.PUT('/api/console/{organization}/recordings/{id}/source', { params: from(organization, held), body }));

export const finishRecording = (organization: string, held: RecordingRow) =>
  dataOf(api.POST('/api/console/{organization}/recordings/{id}/submission', { params: from(organization, held) }));

export const discardRecording = (organization: string, held: RecordingRow) =>
  dataOf(api.DELETE('/api/console/{organization}/recordings/{id}', { params: from(organization, held) }));

export const asSaved = ({ value, none, instead, comment, version, savedBy, savedAt }: AnswerView): SavedDraft => ({ value: value as SavedDraft['value'], none, instead, comment, version, savedBy, savedAt });

/** Before anything was written. */
export const NOTHING_SAVED: SavedDraft = { value: null, none: false, instead: null, comment: '', version: 0, savedBy: '', savedAt: '' };

/** The way of one recorded answer to the server. */
export const recordTransport = (organization: string, id: string, question: string): SaverTransport => ({
  save: async ({ value, none, instead, comment }, { version, saveId, leaving }) => {
    const reply = await saveOver<AnswerView>(`/api/console/${organization}/recordings/${id}/answers/${question}`, { body: { saveId, value, none, instead, comment }, version, leaving }, session);
    return reply.kind === 'saved' ? { kind: 'saved', saved: asSaved(reply.saved) } : reply;
  },
  read: async () => asSaved(await dataOf(api.GET('/api/console/{organization}/recordings/{id}/answers/{question}', { params: { path: { organization, id, question } } as never }))),
  renewed: () => session.renewed(),
});
