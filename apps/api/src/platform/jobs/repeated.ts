import { setTimeout } from 'node:timers/promises';
import { Logger } from '@nestjs/common';

/** Work done again and again, with a pause between, until it is stopped. Its failure is logged, and it is tried again. */
export class Repeated {
  private readonly abort = new AbortController();
  private wake = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(private readonly log: Logger, private readonly pauseMs: number, private readonly work: () => Promise<void>) {}

  /** For long work: to leave off in the middle. */
  get stopped(): boolean {
    return this.abort.signal.aborted;
  }

  start(): void {
    this.loop = this.run();
  }

  /** Ends the pause that is, or skips the next one. */
  now(): void {
    this.wake.abort();
  }

  /** Waits for what is under way. */
  async stop(): Promise<void> {
    this.abort.abort();
    await this.loop;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      await this.work().catch((error: Error) => this.log.warn(`Trying again: ${error.message}`));
      await setTimeout(this.pauseMs, undefined, { signal: AbortSignal.any([this.abort.signal, this.wake.signal]) }).catch(() => undefined);
      this.wake = new AbortController();
    }
  }
}
