import { Session } from '@holdfast/api-client/session';

const KEY = 'holdfast.invitation';
/** As long as the server lets a session of the portal idle. */
export const IDLE_MINUTES = 30;

const stored = (): Storage | undefined => {
  try {
    return window.sessionStorage;
  } catch {
    return undefined; // a browser that forbids storage still gets in: only the renewal over the page is lost
  }
};

/** The key of the invitation opened last: it signs nobody in, it says where a new code goes. It lives as long as the tab. */
export const invitationKey = {
  keep: (key: string): void => stored()?.setItem(KEY, key),
  find: (): string | null => stored()?.getItem(KEY) ?? null,
  forget: (): void => stored()?.removeItem(KEY),
};

/** Whoever opened an invitation here may renew over the page, even if this tab never saw her signed in. */
export const session = new Session(() => invitationKey.find() !== null);
