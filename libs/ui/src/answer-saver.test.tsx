import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AnswerSaver, type Draft, type SavedDraft, type SaveReply, type SaverTransport } from './answer-saver.js';

const NOTHING: SavedDraft = { value: null, none: false, instead: null, comment: '', version: 0, savedBy: '', savedAt: '' };
const write = (comment: string): Draft => ({ value: 'yes', none: false, instead: null, comment });

/** The server as it behaves: versions, and the same save again is no conflict. What happens on the way is up to each test. */
class Server {
  row: SavedDraft = NOTHING;
  lastSaveId = '';
  readonly received: { comment: string; version: number; saveId: string; leaving: boolean }[] = [];
  /** Of the next calls: what befalls them. */
  readonly fates: ('lost' | 'unreachable' | 'signed_out' | 'refused')[] = [];
  delay = 100;
  renew: () => void = () => undefined;

  write(draft: Draft, saveId: string, savedBy = 'Priya Nair'): void {
    this.row = { ...draft, version: this.row.version + 1, savedBy, savedAt: `v${this.row.version + 1}` };
    this.lastSaveId = saveId;
  }

  readonly transport: SaverTransport = {
    save: async (draft, { version, saveId, leaving }): Promise<SaveReply> => {
      const fate = this.fates.shift();
      await new Promise((resolve) => setTimeout(resolve, this.delay));
      if (fate === 'unreachable') throw new TypeError('Failed to fetch');
      if (fate === 'signed_out') return { kind: 'signed_out' };
      if (fate === 'refused') return { kind: 'refused', message: 'Answer in words.' };
      this.received.push({ comment: draft.comment, version, saveId, leaving });
      if (saveId !== this.lastSaveId) {
        if (version !== this.row.version) return { kind: 'conflict' };
        this.write(draft, saveId);
      }
      if (fate === 'lost') throw new TypeError('Failed to fetch');
      return { kind: 'saved', saved: this.row };
    },
    read: () => Promise.resolve(this.row),
    renewed: () => new Promise((resolve) => { this.renew = resolve; }),
  };
}

describe('AnswerSaver', () => {
  let server: Server;
  let saver: AnswerSaver;
  /** Each text that was on the page while it said "Saved". */
  let calledSaved: string[];
  const after = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

  beforeEach(() => {
    jest.useFakeTimers();
    server = new Server();
    saver = new AnswerSaver(server.transport, NOTHING);
    calledSaved = [];
    saver.subscribe(() => { if (saver.state.kind === 'saved') calledSaved.push(saver.current.comment); });
  });
  afterEach(() => {
    // Whatever happened: what was called saved is on the server or was replaced by a later save.
    const written = server.received.map(({ comment }) => comment);
    for (const text of calledSaved) expect([...written, server.row.comment]).toContain(text);
    jest.useRealTimers();
  });

  it('waits for a pause, and says Saved only once the server has', async () => {
    for (const text of ['a', 'ab', 'abc']) {
      saver.edit(write(text));
      await after(500);
    }
    expect(server.received).toEqual([]);
    expect(saver.state.kind).toBe('saving');
    await after(350);
    expect(saver.state.kind).toBe('saving');
    await after(100);
    expect(saver.state).toEqual({ kind: 'saved', at: 'v1' });
    expect(server.received).toMatchObject([{ comment: 'abc', version: 0 }]);
  });

  it('sends what was typed during a save after it, and says nothing is saved before', async () => {
    server.delay = 2000;
    saver.edit(write('first'));
    await after(900);
    saver.edit(write('first and'));
    saver.edit(write('first and second'));
    await after(1900);
    expect(saver.state.kind).toBe('saving');
    await after(3000);
    expect(server.received.map(({ comment, version }) => [comment, version])).toEqual([['first', 0], ['first and second', 1]]);
    expect(saver.state.kind).toBe('saved');
    expect(saver.unsaved).toBe(false);
    expect(calledSaved).toEqual(['first and second']);
  });

  it('after a lost reply sends the same save again under its own id, then the newer text: no conflict with oneself', async () => {
    server.fates.push('lost');
    saver.edit(write('first'));
    await after(950);
    expect(saver.state.kind).toBe('retrying');
    saver.edit(write('second'));
    await after(1500);
    expect(server.received.map(({ comment }) => comment)).toEqual(['first', 'first', 'second']);
    expect(server.received[1].saveId).toBe(server.received[0].saveId);
    expect(server.received[2]).toMatchObject({ version: 1 });
    expect(server.row).toMatchObject({ comment: 'second', version: 2 });
    expect(saver.state.kind).toBe('saved');
  });

  it('shows both texts when somebody else was faster; the choice is saved over theirs', async () => {
    server.write({ value: 'no', none: false, instead: null, comment: 'theirs' }, 'another', 'Sam Oyelaran');
    saver.edit(write('mine'));
    await after(1000);
    expect(saver.state).toMatchObject({ kind: 'conflict', theirs: { comment: 'theirs', savedBy: 'Sam Oyelaran' } });
    expect(saver.current.comment).toBe('mine');
    saver.edit(write('mine, longer'));
    await after(5000);
    expect(server.row.comment).toBe('theirs');
    saver.resolve({ ...saver.current });
    await after(200);
    expect(server.row).toMatchObject({ comment: 'mine, longer', version: 2 });
    expect(saver.state.kind).toBe('saved');
  });

  it('does not ask when both wrote the same', async () => {
    server.write(write('same'), 'another');
    saver.edit(write('same'));
    await after(1000);
    expect(saver.state).toEqual({ kind: 'saved', at: 'v1' });
  });

  it('when the session has ended, keeps the text until there is a new one, then the save goes on', async () => {
    server.fates.push('signed_out');
    saver.edit(write('kept'));
    await after(1000);
    expect(saver.state.kind).toBe('signed_out');
    saver.edit(write('kept, and more'));
    await after(60_000);
    expect(server.received).toEqual([]);
    server.renew();
    await after(500);
    expect(server.row.comment).toBe('kept, and more');
    expect(saver.state.kind).toBe('saved');
  });

  it('offline for five seconds, then back: keeps trying, and nothing is lost', async () => {
    server.fates.push('unreachable', 'unreachable', 'unreachable');
    saver.edit(write('on a train'));
    await after(2000);
    expect(saver.state.kind).toBe('retrying');
    saver.edit(write('on a train, in a tunnel'));
    await after(3000);
    expect(saver.state.kind).toBe('retrying');
    expect(calledSaved).toEqual([]);
    await after(5000);
    expect(server.row.comment).toBe('on a train, in a tunnel');
    expect(saver.state.kind).toBe('saved');
  });

  it('tries at once when the browser says it is back', async () => {
    server.fates.push('unreachable');
    saver.edit(write('x'));
    await after(1000);
    saver.hurry();
    await after(150);
    expect(saver.state.kind).toBe('saved');
  });

  it('never calls a refused text saved, says why, and sends the next one', async () => {
    server.fates.push('refused');
    saver.edit(write('refused'));
    await after(1000);
    expect(saver.state).toEqual({ kind: 'refused', message: 'Answer in words.' });
    expect(saver.unsaved).toBe(true);
    expect(await saver.settle()).toMatchObject({ kind: 'refused' });
    saver.edit(write('better'));
    await after(1000);
    expect(saver.state.kind).toBe('saved');
    expect(calledSaved).toEqual(['better']);
  });

  it('Continue sends at once and waits for the newest text; leaving the page says so', async () => {
    saver.edit(write('quick'));
    const settled = saver.settle();
    await after(50);
    saver.edit(write('quick, quicker'));
    await after(250);
    expect(await settled).toMatchObject({ kind: 'saved' });
    expect(server.row.comment).toBe('quick, quicker');
    saver.edit(write('closing the tab'));
    saver.hurry(true);
    await after(150);
    expect(server.received.at(-1)).toMatchObject({ comment: 'closing the tab', leaving: true });
  });

  it('takes over a newer version that the page has read, but not over what is being written', async () => {
    server.write(write('from a colleague'), 'another', 'Sam Oyelaran');
    const fresh = server.row;
    saver.edit(write('mine'));
    saver.adopt(fresh);
    expect(saver.current.comment).toBe('mine');
    saver.edit({ value: null, none: false, instead: null, comment: '' });
    saver.adopt(fresh);
    expect(saver.current.comment).toBe('from a colleague');
    await after(2000);
    expect(server.received).toEqual([]);
  });

  it('loses no character of fifteen hundred random steps', async () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed + 0x6d2b79f5) | 0;
      const mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
      return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
    let text = '';
    for (let step = 0; step < 1500; step++) {
      if (random(3) > 0) saver.edit(write((text += 'abcdefgh'[random(8)])));
      if (random(20) === 0 && server.fates.length === 0) server.fates.push((['lost', 'unreachable'] as const)[random(2)]);
      if (random(60) === 0) saver.hurry();
      await after(random(900));
    }
    expect(calledSaved.length).toBeGreaterThan(50);
    await after(60_000);
    expect(server.row.comment).toBe(text);
    expect(saver.state.kind).toBe('saved');
  });
});
