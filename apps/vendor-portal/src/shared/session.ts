const KEY = 'holdfast.invitation';
/** As long as the server lets a session idle. */
export const IDLE_MINUTES = 30;

type SessionState = 'unknown' | 'open' | 'ended';

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

/** What this tab knows of its session: open, ended under our hands, or never seen. Calls that meet the end wait here for the renewal. */
export class Session {
  state: SessionState = 'unknown';
  /** When the server last counted us as present. */
  touchedAt = 0;
  private readonly listeners = new Set<() => void>();
  private waiting: (() => void)[] = [];

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Told of each touch: other tabs of this browser share the session. */
  onTouch: (at: number) => void = () => undefined;

  touched(now = Date.now()): void {
    this.touchedAt = now;
    this.onTouch(now);
    if (this.state === 'open') return;
    this.state = 'open';
    this.tell();
  }

  /** Answers whether it can be renewed over the page; who never was signed in here is sent to her mail instead. */
  ended(): boolean {
    if (this.state === 'unknown' && invitationKey.find() === null) return false;
    this.state = 'ended';
    this.tell();
    return true;
  }

  renewed(): Promise<void> {
    return this.state === 'ended' ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve();
  }

  renew(): void {
    this.state = 'unknown';
    this.touched();
    for (const go of this.waiting.splice(0)) go();
  }

  /** Signed out by choice: nothing to renew. */
  close(): void {
    this.state = 'unknown';
    invitationKey.forget();
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

export const session = new Session();

/** Presence in one tab counts in all: the session is the browser's. */
export const shareSession = (): void => {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel('holdfast.session');
  session.onTouch = (at) => channel.postMessage(at);
  channel.onmessage = ({ data }: MessageEvent<number>) => { session.touchedAt = Math.max(session.touchedAt, data); };
};
