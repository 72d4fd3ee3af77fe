import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import type { ReactNode } from 'react';
import type { SectionProgress } from '../../shared/task-progress.js';

/** Completed is plain words without colour, so that open work stands out. */
const stateOf = ({ questions, answered, returned, comeBack }: SectionProgress): ReactNode => {
  if (returned > 0) return <span className="tag bad">{returned} sent back</span>;
  if (answered === questions.length && !comeBack) return 'Completed';
  return <span className={answered > 0 ? 'tag on' : 'tag'}>{answered > 0 ? 'In progress' : 'Not started'}</span>;
};

/** The sections as steps; a row leads to where it goes on. */
export const SectionList = ({ sections, link, list }: { sections: readonly SectionProgress[]; link: (question: Question, words: string) => ReactNode; list: (section: SectionProgress, words: ReactNode) => ReactNode }) => (
  <ol className="tasks">
    {sections.map((section, at) => (
      <li key={section.id}>
        <span>
          {link(section.next, `${at + 1}. ${section.title}`)}
          <small className="quiet">
            {section.answered < section.questions.length && <>{section.answered} of {section.questions.length} answered. </>}
            {section.comeBack && 'All answered; somebody wants to look again. '}
            {list(section, <>All on one page<span className="vh">: {section.title}</span></>)}
          </small>
        </span>
        <span>{stateOf(section)}</span>
      </li>
    ))}
  </ol>
);
