const [SHORTEST_MS, LONGEST_MS] = [1_000, 60_000];

/**
 * Lets a mail server that cannot be reached rest: a second, doubled up to a minute. Then one mail knocks. So a day without it costs
 * a few attempts, and what waits leaves as soon as it is back.
 */
export class ServerRest {
  private failures = 0;
  private until = 0;

  get resting(): boolean {
    return performance.now() < this.until;
  }

  /** Nobody has answered since the last failure. */
  get knocking(): boolean {
    return this.failures > 0;
  }

  failed(): void {
    if (this.resting) return; // of several that failed together, one counts
    this.until = performance.now() + Math.min(SHORTEST_MS * 2 ** this.failures, LONGEST_MS);
    this.failures++;
  }

  answered(): void {
    [this.failures, this.until] = [0, 0];
  }
}
