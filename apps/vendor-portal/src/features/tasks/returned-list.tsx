import { Section } from '@holdfast/ui/section';
import { answerWords } from '@holdfast/domain/questionnaires/answer-words';
import type { Question, Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import type { ReactNode } from 'react';
import type { Task } from '../../shared/task-progress.js';

/** Only what came back: the reviewer's words beside the earlier answer. */
export const ReturnedList = ({ task, questionnaire, link }: { task: Task; questionnaire: Questionnaire; link: (question: Question, words: string) => ReactNode }) => (
  <Section title="Sent back to you" count={task.returnedQuestions.length}>
    <ul className="tasks">
      {task.returnedQuestions.map(({ question: id, message, value, none, instead }) => {
        const question = questionnaire.questions.find((each) => each.id === id);
        if (!question) return null;
        return (
          <li key={id}>
            <span>
              {link(question, question.text)}
              <small>“{message}”</small>
              <small className="quiet">You answered: {answerWords(question, { value, none, instead }) ?? 'nothing'}</small>
            </span>
          </li>
        );
      })}
    </ul>
  </Section>
);
