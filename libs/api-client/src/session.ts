type SessionState = 'unknown' | 'open' | 'ended';

/** What this tab knows of its session: open, ended under our hands, or never seen. Calls that meet the end wait here for the renewal. */
export class Session {
  state: SessionState = 'unknown';
  /** When the server last counted us as present, in milliseconds since 1970. */
  touchedAt = 0;
  private readonly listeners = new Set<() => void>();
  private waiting: (() => void)[] = [];

  /** `mayRenew` says whether who was never seen signed in here may sign in over the page all the same. */
  constructor(private readonly mayRenew: () => boolean = () => false) {}

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

  /** Answers whether it can be renewed over the page; who never was signed in here is sent to the way in instead. */
  ended(): boolean {
    if (this.state === 'unknown' && !this.mayRenew()) return false;
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
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** Sent by whatever asks on its own: it must not keep a session alive. */
export const BACKGROUND = { 'x-background': '1' };

/** A call whose session has ended waits for the new one and is made again: the page behind it keeps all it holds. */
export const fetchWithin = (session: Session) => {
  const withSession = async (request: Request): Promise<Response> => {
    const again = request.clone();
    const answer = await fetch(request);
    if (answer.status === 401 && session.ended()) {
      await session.renewed();
      return withSession(again);
    }
    if (answer.status !== 401 && !request.headers.has('x-background')) session.touched();
    return answer;
  };
  return withSession;
};

/** Presence in one tab counts in all: the session is the browser's. */
export const shareSession = (session: Session, channelName: string): void => {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(channelName);
  session.onTouch = (at) => channel.postMessage(at);
  channel.onmessage = ({ data }: MessageEvent<number>) => { session.touchedAt = Math.max(session.touchedAt, data); };
};
