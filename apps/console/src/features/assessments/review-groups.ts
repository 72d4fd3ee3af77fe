import type { ReviewQuestion } from './assessments.api.js';

export interface ReviewGroup {
  readonly title: string;
  readonly questions: readonly ReviewQuestion[];
}

/** What a reviewer may look at alone. */
export const REVIEW_FILTERS = { all: 'All questions', open: 'Without a verdict', mine: 'In my sections', changed: 'Changed since the last cycle', worse: 'Worse than in the last cycle' } as const;
export type ReviewFilter = keyof typeof REVIEW_FILTERS;

const SEVERITIES = ['critical', 'high', 'medium', 'low'];
const gravity = ({ gap }: ReviewQuestion): number => (gap ? SEVERITIES.indexOf(gap.severity) : SEVERITIES.length);
const isChanged = ({ changed, lastCycle }: ReviewQuestion): boolean => changed || lastCycle?.changed === true;

/** What needs a person first: gaps by gravity, then missing documents, what nobody knows, what changed, then the rest. Each question once. */
export const groupsOf = (questions: readonly ReviewQuestion[]): ReviewGroup[] => {
  const gaps = questions.filter(({ gap }) => gap).sort((one, other) => gravity(one) - gravity(other));
  const lacking = questions.filter(({ gap, lacksEvidence }) => !gap && lacksEvidence);
  const rest = questions.filter(({ gap, lacksEvidence }) => !gap && !lacksEvidence);
  const plain = rest.filter(({ notKnown }) => !notKnown);
  return [
    { title: 'Gaps', questions: gaps },
    { title: 'A document is missing', questions: lacking },
    { title: 'Not known', questions: rest.filter(({ notKnown }) => notKnown) },
    { title: 'Changed since the last time', questions: plain.filter(isChanged) },
    { title: 'No gap', questions: plain.filter((question) => !isChanged(question)) },
  ].filter((group) => group.questions.length > 0);
};

/** Those that a filter leaves; `mine`: the sections that are hers to read. */
export const filtered = (questions: readonly ReviewQuestion[], filter: ReviewFilter, mine: ReadonlySet<string>): readonly ReviewQuestion[] => {
  switch (filter) {
    case 'all': return questions;
    case 'open': return questions.filter(({ verdict }) => !verdict);
    case 'mine': return questions.filter(({ section }) => mine.has(section));
    case 'changed': return questions.filter(({ lastCycle }) => lastCycle?.changed === true);
    case 'worse': return questions.filter(({ lastCycle }) => lastCycle?.worse === true);
  }
};

/** The next question without a verdict after this one, round to the start; undefined when all are judged. */
export const nextOpen = (inOrder: readonly ReviewQuestion[], id: string): ReviewQuestion | undefined => {
  const at = inOrder.findIndex((question) => question.id === id);
  return [...inOrder.slice(at + 1), ...inOrder.slice(0, Math.max(0, at))].find(({ verdict }) => !verdict);
};

/** The one before it in the list, judged or not; round to the end. */
export const previousOf = (inOrder: readonly ReviewQuestion[], id: string): ReviewQuestion | undefined => {
  const at = inOrder.findIndex((question) => question.id === id);
  return at > 0 ? inOrder[at - 1] : inOrder.at(-1);
};

/** How many answers each person has judged, the busiest first. */
export const byReviewer = (questions: readonly ReviewQuestion[]): (readonly [string, number])[] => {
  const counts = new Map<string, number>();
  for (const { verdict } of questions) if (verdict) counts.set(verdict.by, (counts.get(verdict.by) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
};
