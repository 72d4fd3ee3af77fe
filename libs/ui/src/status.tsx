import type { ReactNode } from 'react';

export type State = 'in_force' | 'due' | 'gap' | 'unknown' | 'overdue' | 'passed' | 'done' | 'none';

const SHAPES: Record<State, string> = {
  in_force: 'force', // ●
  due: 'sdue', // ◐
  gap: 'sgap', // ▲
  unknown: 'unk', // ○
  overdue: 'sover', // ◆ by law or contract
  passed: 'passed', // ◇ a policy's review date
  done: 'done', // ✓
  none: 'bare', // the place of a shape, so that words stay in line
};

/** A shape, then a word: colour is never alone. The word is the meaning; without it there is no status. */
export const Status = ({ state, children }: { state: State; children: ReactNode }) => <span className={`st ${SHAPES[state]}`}>{children}</span>;
