import { Section } from '@holdfast/ui/section';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import type { ReactNode } from 'react';
import type { Task } from '../../shared/task-progress.js';

interface ThreadListProps {
  readonly task: Task;
  readonly questionnaire: Questionnaire;
  readonly link: (question: Questionnaire['questions'][number], words: string) => ReactNode;
}

/** What was asked of who asks, and whether it was answered. */
export const ThreadList = ({ task, questionnaire, link }: ThreadListProps) => task.threads.length > 0 && (
  <Section title={`You asked ${task.requesterName}`} count={task.threads.length}>
    <ul className="tasks">
      {task.threads.map(({ question: id, messages, waits }) => {
        const question = questionnaire.questions.find((each) => each.id === id);
        return question && (
          <li key={id}>
            <span>{link(question, question.text)}<small className="quiet">“{messages.at(-1)?.text}”</small></span>
            <span>{waits ? 'Waits for an answer' : <span className="tag on">Answered</span>}</span>
          </li>
        );
      })}
    </ul>
  </Section>
);
