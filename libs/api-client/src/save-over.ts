import type { Schemas } from './client.js';
import type { Session } from './session.js';

/** What became of a save that was written over a version. */
export type SavedOver<Saved> =
  | { readonly kind: 'saved'; readonly saved: Saved }
  /** Somebody else's version stands there. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'signed_out' }
  /** It will not be taken as it is, and why. */
  | { readonly kind: 'refused'; readonly message: string };

interface Save {
  readonly body: object;
  readonly version: number;
  /** The page is being left: the browser sends it all the same. */
  readonly leaving: boolean;
}

/** Browsers let a page that is being left send this much. */
const KEEPALIVE_BYTES = 60_000;

const refusalOf = (problem: Schemas['ProblemView'] | null): string => problem?.errors?.[0]?.message ?? problem?.title ?? 'This cannot be saved as it is';

/** One save on its way; throws when there was no answer worth the name, so that it is tried again. Here a 401 does not wait: whoever saves knows what to do. */
export const saveOver = async <Saved>(path: string, { body, version, leaving }: Save, session: Session): Promise<SavedOver<Saved>> => {
  const content = JSON.stringify(body);
  const answer = await fetch(`${location.origin}${path}`, { method: 'PUT', body: content, keepalive: leaving && content.length < KEEPALIVE_BYTES, headers: { 'content-type': 'application/json', 'if-match': `"${version}"` } });
  if (answer.ok) {
    session.touched();
    return { kind: 'saved', saved: (await answer.json()) as Saved };
  }
  if (answer.status === 412) return { kind: 'conflict' };
  if (answer.status === 401) {
    session.ended();
    return { kind: 'signed_out' };
  }
  // Busy, too many at once, broken: another time it may go through.
  if (answer.status >= 500 || answer.status === 429 || answer.status === 409 || answer.status === 408) throw new Error(`Answered ${answer.status}`);
  return { kind: 'refused', message: refusalOf((await answer.json().catch(() => null)) as Schemas['ProblemView'] | null) };
};
