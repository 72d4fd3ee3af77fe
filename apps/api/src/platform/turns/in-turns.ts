import { setImmediate } from 'node:timers/promises';
import type { Steps } from '@holdfast/domain/chain/steps';

/** So long a long piece of work may hold the event loop at a time: less than a person notices, more than a turn costs. */
const TURN_MS = 2;
/** Looking at the clock costs as much as a small step. */
const STEPS_A_LOOK = 32;

/** Goes through work in steps and lets whatever else waits have its turn in between. Rejects with what the work throws. */
export const inTurns = async <T>(steps: Steps<T>): Promise<T> => {
  let since = performance.now();
  let step = steps.next();
  for (let taken = 1; step.done !== true; taken++) {
    if (taken % STEPS_A_LOOK === 0 && performance.now() - since > TURN_MS) {
      await setImmediate();
      since = performance.now();
    }
    step = steps.next();
  }
  return step.value;
};

/** The same for a list, each of its rows made into something else. */
export const eachInTurns = <Row, Made>(rows: readonly Row[], make: (row: Row) => Made): Promise<Made[]> => inTurns(making(rows, make));

function* making<Row, Made>(rows: readonly Row[], make: (row: Row) => Made): Steps<Made[]> {
  const made: Made[] = [];
  for (const row of rows) {
    yield;
    made.push(make(row));
  }
  return made;
}
