import type { ReviewQuestion } from './assessments.api.js';

export interface ReviewGroup {
  readonly title: string;
  readonly questions: readonly ReviewQuestion[];
}

const SEVERITIES = ['critical', 'high', 'medium', 'low'];
const gravity = ({ gap }: ReviewQuestion): number => (gap ? SEVERITIES.indexOf(gap.severity) : SEVERITIES.length);

/** What needs a person first: gaps by gravity, then missing documents, then what changed, then the rest. Each question once. */
export const groupsOf = (questions: readonly ReviewQuestion[]): ReviewGroup[] => {
  const gaps = questions.filter(({ gap }) => gap).sort((one, other) => gravity(one) - gravity(other));
  const lacking = questions.filter(({ gap, lacksEvidence }) => !gap && lacksEvidence);
  const changed = questions.filter(({ gap, lacksEvidence, changed }) => !gap && !lacksEvidence && changed);
  const rest = questions.filter(({ gap, lacksEvidence, changed }) => !gap && !lacksEvidence && !changed);
  return [
    { title: 'Gaps', questions: gaps },
    { title: 'A document is missing', questions: lacking },
    { title: 'Changed since the last submission', questions: changed },
    { title: 'No gap', questions: rest },
  ].filter((group) => group.questions.length > 0);
};

/** The next question without a verdict after this one, round to the start; undefined when all are judged. */
export const nextOpen = (inOrder: readonly ReviewQuestion[], id: string): ReviewQuestion | undefined => {
  const at = inOrder.findIndex((question) => question.id === id);
  return [...inOrder.slice(at + 1), ...inOrder.slice(0, at)].find(({ verdict }) => !verdict);
};
