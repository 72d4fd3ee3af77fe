/** Work that can pause after each step. Whoever drives it decides when it goes on; what it answers does not depend on that. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Goes through all of it without a pause. Throws what the work throws. */
export const allAtOnce = <T>(steps: Steps<T>): T => {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
};
