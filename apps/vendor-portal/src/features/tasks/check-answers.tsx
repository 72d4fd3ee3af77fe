import { Section } from '@holdfast/ui/section';
import { Status } from '@holdfast/ui/status';
import { answerWords } from '@holdfast/domain/questionnaires/answer-words';
import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import type { ReactNode } from 'react';
import type { TaskProblem } from '../../shared/task-problems.js';
import type { Progress, Task } from '../../shared/task-progress.js';

type LinkTo = (question: Question, words: ReactNode) => ReactNode;

/** Problems first, each leading to its question. */
export const CheckProblems = ({ problems, link }: { problems: readonly TaskProblem[]; link: LinkTo }) => {
  const blocking = problems.filter(({ blocks }) => blocks);
  const others = problems.filter(({ blocks }) => !blocks);
  return (
    <>
      {blocking.length > 0 && (
        <Section title="Before you can submit" count={blocking.length}>
          <ul className="rows">{blocking.map((problem) => <li key={problem.question.id + problem.words}><span>{link(problem.question, problem.question.text)}<small><Status state="gap">{problem.words}</Status></small></span></li>)}</ul>
        </Section>
      )}
      {others.length > 0 && (
        <Section title="Evidence not uploaded" count={others.length}>
          <details>
            <summary>You can submit without it; the reviewer sees that it is missing</summary>
            <ul className="rows">{others.map((problem) => <li key={problem.question.id}><span>{link(problem.question, problem.question.text)}</span></li>)}</ul>
          </details>
        </Section>
      )}
    </>
  );
};

/** Every question that applies, with its answer in words. What may not change any more has no link. */
export const CheckAnswers = ({ task, progress, link }: { task: Task; progress: Progress; link: LinkTo }) => {
  const open = new Set(task.open);
  return progress.sections.map(({ id, title, questions }, at) => (
    <Section key={id} title={`${at + 1}. ${title}`}>
      <dl className="answers">
        {questions.map((question) => {
          const files = question.type === 'file' ? [] : task.evidence.filter(({ questionKeys }) => questionKeys.includes(question.id));
          return (
            <div key={question.id} id={`answers-${question.id}`} tabIndex={-1}>
              <dt>{question.text}</dt>
              <dd>{answerWords(question, progress.answers[question.id]) ?? <span className="quiet">Not provided</span>}</dd>
              {progress.comments.get(question.id) && <dd className="quiet">“{progress.comments.get(question.id)}”</dd>}
              {files.length > 0 && <dd className="quiet">{files.map(({ name }) => name).join(', ')}</dd>}
              {open.has(question.id) && <dd className="act">{link(question, <>Change<span className="vh"> the answer to: {question.text}</span></>)}</dd>}
            </div>
          );
        })}
      </dl>
    </Section>
  ));
};
