import { setTimeout } from 'node:timers/promises';

const AGAIN_MS = 100;

/** Asks until there is an answer; throws when there is none within a minute and a half. */
export const until = async <T>(what: string, ask: () => Promise<T | undefined | null | false>): Promise<T> => {
  for (const end = Date.now() + 90_000; Date.now() < end; await setTimeout(AGAIN_MS)) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error(`${what} did not happen`);
};

/** The same as `condition`, said as a sentence when it does not hold. */
export const expectThat = (condition: boolean, sentence: string): void => {
  if (!condition) throw new Error(sentence);
};
