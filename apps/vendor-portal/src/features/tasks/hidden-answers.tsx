import { DateText } from '@holdfast/ui/date-text';
import { Section } from '@holdfast/ui/section';
import type { Question, Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import type { Task } from '../../shared/task-progress.js';

interface HiddenAnswersProps {
  readonly task: Task;
  readonly questionnaire: Questionnaire;
  readonly asked: readonly Question[];
}

/** What a changed answer hid: kept, by whom it was written, and asked again when that answer changes back. */
export const HiddenAnswers = ({ task, questionnaire, asked }: HiddenAnswersProps) => {
  const now = new Set(asked.map(({ id }) => id));
  const hidden = task.hidden.filter(({ question }) => !now.has(question));
  if (hidden.length === 0) return null;
  const words = new Map(questionnaire.questions.map(({ id, text }) => [id, text]));
  const writer = new Map(task.answers.map(({ question, savedBy }) => [question, savedBy]));
  const gates = [...new Map(hidden.map((each) => [each.gate, each])).values()];
  return (
    <Section title="No longer asked" count={hidden.length}>
      {gates.map(({ gate, byName, at }) => {
        const below = hidden.filter((each) => each.gate === gate);
        return (
          <div className="after" key={gate}>
            <p>{byName} changed the answer to {words.has(gate) ? `“${words.get(gate)}”` : 'an earlier question'} on <DateText instant={at} zone={task.zone} time />. So {below.length === 1 ? 'one answer is' : `${below.length} answers are`} not asked for any more. {below.length === 1 ? 'It is' : 'They are'} kept and not submitted, and {below.length === 1 ? 'comes' : 'come'} back if that answer does.</p>
            <details>
              <summary>Which, and who wrote {below.length === 1 ? 'it' : 'them'}</summary>
              <ul className="rows">{below.map(({ question }) => <li key={question}><span>{words.get(question) ?? question}<small className="quiet">Written by {writer.get(question) ?? 'a colleague'}</small></span></li>)}</ul>
            </details>
          </div>
        );
      })}
    </Section>
  );
};
