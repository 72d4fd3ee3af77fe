import { dataOf, Refused, type Schemas } from '@holdfast/api-client/client';
import { api } from '../../shared/api.js';
import type { Evidence } from '../../shared/task-progress.js';
import type { Upload } from './evidence.api.js';
import { cancelled, sendBytes } from './send-bytes.js';

/** Where uploads stand that were broken off: the same file, chosen again, goes on from there. */
const KEPT = 'holdfast.uploads';
const AGAIN_MS = [1_000, 2_000, 5_000, 10_000];

type UploadView = Schemas['UploadView'];

/** A file by parts. A connection that is lost costs one of them: it waits until there is one again, asks how much has arrived, and goes on. */
export const uploadInParts = async (upload: Upload): Promise<Evidence[]> => {
  const { organization, id, question, file, onPercent, onWaiting, signal } = upload;
  const kept = keptAs(upload);
  let there = await withPatience(upload, async () => (await brokenOff(upload)) ?? (await begin(upload)));
  kept.set(there.id);
  try {
    while (there.received < file.size) {
      const { id: uploadId, received: from, partBytes } = there;
      there = await sendBytes<UploadView>({
        method: 'PUT', address: `/api/portal/${organization}/requests/${id}/uploads/${uploadId}?from=${from}`, bytes: file.slice(from, from + partBytes), signal,
        onSent: (sent) => { onWaiting(false); onPercent(((from + sent) / file.size) * 100); },
      }).catch(async (error: unknown) => {
        if (!isLost(error)) throw error;
        onWaiting(true);
        await pause(0, signal);
        return withPatience(upload, () => received(upload, uploadId));
      });
      onPercent((there.received / file.size) * 100);
    }
    const evidence = await withPatience(upload, () => dataOf(api.POST('/api/portal/{organization}/requests/{id}/uploads/{uploadId}/end', { ...path(upload, there.id), body: { question } })));
    kept.forget();
    return evidence;
  } catch (error) {
    if (error instanceof Refused) kept.forget();
    if (signal.aborted) {
      kept.forget();
      void dataOf(api.DELETE('/api/portal/{organization}/requests/{id}/uploads/{uploadId}', path(upload, there.id))).catch(() => undefined);
    }
    throw error;
  }
};

const path = ({ organization, id }: Upload, uploadId: string) => ({ params: { path: { organization, id, uploadId } } as never });

const received = (upload: Upload, uploadId: string): Promise<UploadView> => dataOf(api.GET('/api/portal/{organization}/requests/{id}/uploads/{uploadId}', path(upload, uploadId)));

const begin = ({ organization, id, question, file }: Upload): Promise<UploadView> =>
  dataOf(api.POST('/api/portal/{organization}/requests/{id}/uploads', { params: { path: { organization, id } } as never, body: { name: file.name, question, type: file.type, bytes: file.size } }));

/** The upload of this very file that was broken off; null where there is none, or the server has let it go. */
const brokenOff = async (upload: Upload): Promise<UploadView | null> => {
  const uploadId = keptAs(upload).get();
  if (!uploadId) return null;
  return received(upload, uploadId).catch((error: unknown) => {
    if (error instanceof Refused) return null;
    throw error;
  });
};

/** Tries again, for as long as the connection is lost. */
const withPatience = async <T>({ onWaiting, signal }: Upload, work: () => Promise<T>): Promise<T> => {
  for (let tries = 0; ; tries++) {
    try {
      if (signal.aborted) throw cancelled();
      const done = await work();
      onWaiting(false);
      return done;
    } catch (error) {
      if (!isLost(error)) throw error;
      onWaiting(true);
      await pause(tries, signal);
    }
  }
};

const isLost = (error: unknown): boolean => error instanceof TypeError;

/** A while, longer each time; ends at once when there is a connection again, or nobody waits any more. */
const pause = (tries: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)]);
    addEventListener('online', done, { once: true });
    signal.addEventListener('abort', done, { once: true });
  });

/** In this browser's own memory, by what makes a file the same. Where there is no memory, a broken upload begins anew. */
const keptAs = ({ id, question, file: { name, size, lastModified } }: Upload) => {
  const key = JSON.stringify([id, question, name, size, lastModified]);
  const all = (): Record<string, string> => {
    try {
      return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Record<string, string>;
    } catch {
      return {};
    }
  };
  const write = (next: Record<string, string>) => {
    try {
      localStorage.setItem(KEPT, JSON.stringify(next));
    } catch { /* full, or not allowed */ }
  };
  return {
    get: (): string | undefined => all()[key],
    set: (uploadId: string) => write({ ...all(), [key]: uploadId }),
    forget: () => write(Object.fromEntries(Object.entries(all()).filter(([other]) => other !== key))),
  };
};
