import type { Schemas } from '@holdfast/api-client/client';
import { dataOf } from '@holdfast/api-client/client';
import { api } from '../../shared/api.js';
import { session } from '../../shared/session.js';
import type { Draft, SavedDraft, SaverTransport } from './answer-saver.js';

type View = Schemas['DraftAnswerView'];

export const asSaved = ({ value, none, instead, comment, version, savedBy, savedAt }: View): SavedDraft => ({ value: value as Draft['value'], none, instead, comment, version, savedBy, savedAt });

/** Before anything was written. */
export const NOTHING_SAVED: SavedDraft = { value: null, none: false, instead: null, comment: '', version: 0, savedBy: '', savedAt: '' };

/** Browsers let a page that is being left send this much. */
const KEEPALIVE_BYTES = 60_000;

const refusalOf = (problem: Schemas['ProblemView'] | null): string => problem?.errors?.[0]?.message ?? problem?.title ?? 'This answer cannot be saved as it is';

/** The way of one answer to the server. Here a 401 does not wait: the saver knows what to do. */
export const answerTransport = (organization: string, request: string, question: string): SaverTransport => ({
  save: async (draft, { version, saveId, leaving }) => {
    const body = JSON.stringify({ saveId, value: draft.value, none: draft.none, instead: draft.instead, comment: draft.comment });
    const answer = await fetch(`${location.origin}/api/portal/${organization}/requests/${request}/answers/${question}`, {
      method: 'PUT', body, keepalive: leaving && body.length < KEEPALIVE_BYTES,
      headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
    });
    if (answer.ok) {
      session.touched();
      return { kind: 'saved', saved: asSaved((await answer.json()) as View) };
    }
    if (answer.status === 412) return { kind: 'conflict' };
    if (answer.status === 401) {
      session.ended();
      return { kind: 'signed_out' };
    }
    // Busy, too many at once, broken: another time it may go through.
    if (answer.status >= 500 || answer.status === 429 || answer.status === 409 || answer.status === 408) throw new Error(`Answered ${answer.status}`);
    return { kind: 'refused', message: refusalOf((await answer.json().catch(() => null)) as Schemas['ProblemView'] | null) };
  },
  read: async () => asSaved(await dataOf(api.GET('/api/portal/{organization}/requests/{id}/answers/{question}', { params: { path: { organization, id: request, question } } as never }))),
  renewed: () => session.renewed(),
});

