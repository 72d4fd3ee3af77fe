import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import type { ReactNode } from 'react';
import type { SectionProgress } from '../../shared/task-progress.js';

/** Completed is plain words without colour, so that open work stands out. */
const stateOf = ({ questions, answered, returned }: SectionProgress): ReactNode => {
  if (returned > 0) return <span className="tag bad">{returned} sent back</span>;
  if (answered === questions.length) return 'Completed';
  return <span className={answered > 0 ? 'tag on' : 'tag'}>{answered > 0 ? 'In progress' : 'Not started'}</span>;
};

/** The sections as steps; a row leads to where it goes on. */
export const SectionList = ({ sections, link }: { sections: readonly SectionProgress[]; link: (question: Question, words: string) => ReactNode }) => (
  <ol className="tasks">
    {sections.map((section, at) => (
      <li key={section.id}>
        <span>
          {link(section.next, `${at + 1}. ${section.title}`)}
          {section.answered < section.questions.length && <small className="quiet">{section.answered} of {section.questions.length} answered</small>}
        </span>
        <span>{stateOf(section)}</span>
      </li>
    ))}
  </ol>
);
