import type { Schemas } from '@holdfast/api-client/client';
import { dataOf } from '@holdfast/api-client/client';
import { saveOver } from '@holdfast/api-client/save-over';
import { api } from '../../shared/api.js';
import { session } from '../../shared/session.js';
import type { Draft, SavedDraft, SaverTransport } from '@holdfast/ui/answer-saver';

type View = Schemas['DraftAnswerView'];

export const asSaved = ({ value, none, instead, comment, version, savedBy, savedAt }: View): SavedDraft => ({ value: value as Draft['value'], none, instead, comment, version, savedBy, savedAt });

/** Before anything was written. */
export const NOTHING_SAVED: SavedDraft = { value: null, none: false, instead: null, comment: '', version: 0, savedBy: '', savedAt: '' };

/** The way of one answer to the server. */
export const answerTransport = (organization: string, request: string, question: string): SaverTransport => ({
  save: async ({ value, none, instead, comment }, { version, saveId, leaving }) => {
    const reply = await saveOver<View>(`/api/portal/${organization}/requests/${request}/answers/${question}`, { body: { saveId, value, none, instead, comment }, version, leaving }, session);
    return reply.kind === 'saved' ? { kind: 'saved', saved: asSaved(reply.saved) } : reply;
  },
  read: async () => asSaved(await dataOf(api.GET('/api/portal/{organization}/requests/{id}/answers/{question}', { params: { path: { organization, id: request, question } } as never }))),
  renewed: () => session.renewed(),
});
