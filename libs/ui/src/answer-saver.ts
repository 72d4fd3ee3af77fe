import { canonicalJson } from '@holdfast/domain/json/canonical-json';
import type { AnswerDraft } from './answer-control.js';

/** What a person has before her: the answer and her comment. */
export interface Draft extends AnswerDraft {
  readonly comment: string;
}

/** A draft as the server has it. */
export interface SavedDraft extends Draft {
  readonly version: number;
  readonly savedBy: string;
  readonly savedAt: string;
}

export type SaveReply =
  | { readonly kind: 'saved'; readonly saved: SavedDraft }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'signed_out' }
  /** It will not be taken as it is, and why. */
  | { readonly kind: 'refused'; readonly message: string };

/** The way to the server. `save` and `read` throw when there was no answer worth the name: then it is tried again. */
export interface SaverTransport {
  save(draft: Draft, over: { version: number; saveId: string; leaving: boolean }): Promise<SaveReply>;
  read(): Promise<SavedDraft>;
  /** Resolves once there is a session again. */
  renewed(): Promise<void>;
}

export type SaverState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'retrying' }
  | { readonly kind: 'signed_out' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'conflict'; readonly theirs: SavedDraft };

interface Attempt {
  readonly draft: Draft;
  readonly version: number;
  readonly saveId: string;
}

interface SaverOptions {
  /** Says why a draft cannot stand; such a one is kept here and not sent. */
  readonly problemOf?: (draft: Draft) => string | null;
  readonly onSaved?: (saved: SavedDraft) => void;
}

const PAUSE = 800;
const LONGEST_WAIT = 15_000;

/** The fields of a row come back in an order of the server's own. */
export const sameDraft = (one: Draft, other: Draft): boolean =>
  one.none === other.none && one.instead === other.instead && one.comment === other.comment && canonicalJson(one.value) === canonicalJson(other.value);

/**
 * Saves one answer while it is written. One save is on its way at a time; what is typed meanwhile is sent after it, always. A save
 * whose reply was lost is sent again as it was, under its own id, before anything newer: the server then knows it. "Saved" is said
 * only of text that the server has confirmed.
 */
export class AnswerSaver {
  current: Draft;
  state: SaverState = { kind: 'idle' };
  private confirmed: SavedDraft;
  private attempt: Attempt | null = null;
  private sending = false;
  private leaving = false;
  private failures = 0;
  private refused: { readonly draft: Draft; readonly message: string } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();
  private settling: (() => void)[] = [];

  constructor(private readonly transport: SaverTransport, start: SavedDraft, private readonly options: SaverOptions = {}) {
    this.confirmed = start;
    this.current = { value: start.value, none: start.none, instead: start.instead, comment: start.comment };
    if (start.version > 0) this.state = { kind: 'saved', at: start.savedAt };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Text that exists only here, or whose fate is unknown. */
  get unsaved(): boolean {
    return this.attempt !== null || !sameDraft(this.current, this.confirmed);
  }

  /** The version on the server, as far as is known. */
  get base(): SavedDraft {
    return this.confirmed;
  }

  edit(draft: Draft): void {
    this.current = draft;
    if (this.state.kind === 'conflict' || this.state.kind === 'signed_out') return this.tell();
    if (this.attempt) return this.tell(); // on its way or waiting to be tried again; this one follows
    clearTimeout(this.timer);
    if (!this.unsaved) return this.rest();
    const problem = this.options.problemOf?.(draft) ?? null;
    if (problem !== null) return this.become({ kind: 'refused', message: problem });
    this.become({ kind: 'saving' });
    this.timer = setTimeout(() => void this.send(), PAUSE);
  }

  /** Sends now what waits for a pause in the typing. */
  hurry(leaving = false): void {
    this.leaving = leaving;
    if (!this.sending && this.state.kind !== 'conflict' && this.state.kind !== 'signed_out') void this.send();
    this.leaving = false;
  }

  /** Sends now, and resolves when it is saved, or when only a person can help: a refusal, a conflict. */
  async settle(): Promise<SaverState> {
    this.hurry();
    while (this.unsaved && this.state.kind !== 'conflict' && this.state.kind !== 'refused') await new Promise<void>((resolve) => this.settling.push(resolve));
    return this.state;
  }

  /** The person has compared: this is written over the other's version. */
  resolve(draft: Draft): void {
    if (this.state.kind !== 'conflict') return;
    this.confirmed = this.state.theirs;
    this.options.onSaved?.(this.confirmed);
    this.current = draft;
    this.become({ kind: 'saving' });
    void this.send();
  }

  /** Somebody's newer version arrived with the page's own data; taken over unless something is being written here. */
  adopt(fresh: SavedDraft): void {
    if (this.unsaved || this.sending || fresh.version <= this.confirmed.version) return;
    this.confirmed = fresh;
    this.current = { value: fresh.value, none: fresh.none, instead: fresh.instead, comment: fresh.comment };
    this.rest();
  }

  private async send(): Promise<void> {
    clearTimeout(this.timer);
    if (this.sending) return;
    if (!this.attempt) {
      if (!this.unsaved) return this.rest();
      const problem = this.options.problemOf?.(this.current) ?? null;
      if (problem !== null) return this.become({ kind: 'refused', message: problem });
      if (this.refused && sameDraft(this.refused.draft, this.current)) return this.become({ kind: 'refused', message: this.refused.message });
      this.attempt = { draft: this.current, version: this.confirmed.version, saveId: crypto.randomUUID() };
    }
    const { draft, version, saveId } = this.attempt;
    this.sending = true;
    if (this.state.kind !== 'retrying') this.become({ kind: 'saving' });
    let reply: SaveReply;
    try {
      reply = await this.transport.save(draft, { version, saveId, leaving: this.leaving });
      if (reply.kind === 'conflict') return await this.meet(draft);
    } catch {
      this.sending = false;
      return this.tryLater();
    }
    this.sending = false;
    this.failures = 0;
    if (reply.kind === 'saved') return this.confirm(reply.saved);
    if (reply.kind === 'signed_out') {
      this.become({ kind: 'signed_out' });
      await this.transport.renewed();
      this.become({ kind: 'saving' });
      return this.send();
    }
    this.attempt = null;
    this.refused = { draft, message: reply.message };
    this.become({ kind: 'refused', message: reply.message });
    if (!sameDraft(draft, this.current)) return this.send();
  }

  /** Another version stands there. Where it says what we say, or what we began from, nobody has to choose. */
  private async meet(draft: Draft): Promise<void> {
    const theirs = await this.transport.read();
    this.sending = false;
    this.failures = 0;
    this.attempt = null;
    if (sameDraft(theirs, draft)) return this.confirm(theirs);
    if (sameDraft(theirs, this.confirmed)) {
      this.confirmed = theirs;
      return this.send();
    }
    this.become({ kind: 'conflict', theirs });
  }

  private confirm(saved: SavedDraft): void {
    this.attempt = null;
    this.refused = null;
    this.confirmed = saved;
    this.options.onSaved?.(saved);
    if (this.unsaved) void this.send();
    else this.rest();
  }

  private tryLater(): void {
    this.become({ kind: 'retrying' });
    const wait = Math.min(1000 * 2 ** this.failures++, LONGEST_WAIT);
    this.timer = setTimeout(() => void this.send(), wait);
  }

  private rest(): void {
    this.become(this.confirmed.version > 0 ? { kind: 'saved', at: this.confirmed.savedAt } : { kind: 'idle' });
  }

  private become(state: SaverState): void {
    this.state = state;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
    for (const go of this.settling.splice(0)) go();
  }
}
