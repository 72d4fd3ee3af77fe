import type { AnswerSaver } from './answer-saver.js';

const savers = new Map<string, AnswerSaver>();
const listeners = new Set<() => void>();

/** One saver a question, as long as somebody is signed in: leaving its page and coming back finds the text again. */
export const saverFor = (key: string, create: () => AnswerSaver): AnswerSaver => {
  const existing = savers.get(key);
  if (existing) return existing;
  const fresh = create();
  savers.set(key, fresh);
  fresh.subscribe(tell);
  return fresh;
};

const tell = () => {
  for (const listener of listeners) listener();
};

/** Signed out: the next person at this browser finds nothing. */
export const forgetSavers = (): void => {
  savers.clear();
  tell();
};

/** How many answers live in this tab only. */
export const unsavedCount = (): number => [...savers.values()].filter(({ unsaved }) => unsaved).length;

export const onUnsavedChange = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const hurryAll = (leaving: boolean) => {
  for (const saver of savers.values()) if (saver.unsaved) saver.hurry(leaving);
};

/** Every answer that is still on its way, arrived or in need of a person. */
export const settleAll = async (): Promise<void> => {
  await Promise.all([...savers.values()].map((saver) => saver.settle()));
};

/** What the window says concerns all of them. */
export const watchWindow = (): (() => void) => {
  const hidden = () => { if (document.visibilityState === 'hidden') hurryAll(true); };
  const leaving = () => hurryAll(true);
  const online = () => hurryAll(false);
  const unload = (event: BeforeUnloadEvent) => { if (unsavedCount() > 0) event.preventDefault(); };
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('pagehide', leaving);
  window.addEventListener('online', online);
  window.addEventListener('beforeunload', unload);
  return () => {
    document.removeEventListener('visibilitychange', hidden);
    window.removeEventListener('pagehide', leaving);
    window.removeEventListener('online', online);
    window.removeEventListener('beforeunload', unload);
  };
};
