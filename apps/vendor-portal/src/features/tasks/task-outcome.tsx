import { DECISION_LABELS } from '@holdfast/contracts/requests';
import { DateText } from '@holdfast/ui/date-text';
import { DefinitionList } from '@holdfast/ui/definition-list';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { Section } from '@holdfast/ui/section';
import { FetchFile } from '../../shared/fetch-file.js';
import { submissionCopy } from './tasks.api.js';
import type { Task } from '../../shared/task-progress.js';

/** After the submission: what was handed over, by whom, and what came of it. */
export const TaskOutcome = ({ organization, task, questionnaire }: { organization: string; task: Task; questionnaire: Questionnaire }) => {
  const last = task.submissions.at(-1);
  return (
    <>
      {task.decision && (
        <Section title="Decision">
          <DefinitionList items={[
            { term: 'Decision', value: DECISION_LABELS[task.decision.decision] },
            { term: 'On', value: <DateText instant={task.decision.at} zone={task.zone} /> },
            ...(task.decision.conditions.length > 0 ? [{ term: 'Conditions', value: <ul className="lines">{task.decision.conditions.map((condition) => <li key={condition}>{condition}</li>)}</ul> }] : []),
          ]} />
        </Section>
      )}
      {last && (
        <Section title="What you submitted" aside={<FetchFile title="The copy could not be fetched" address={() => submissionCopy(organization, task.id, last.number)}>Download a copy</FetchFile>}>
          <DefinitionList items={[
            { term: 'Submission', value: `Number ${last.number}` },
            { term: 'Attested by', value: `${last.byName}, ${last.byTitle}` },
            { term: 'Received', value: <DateText instant={last.at} zone={task.zone} time="zone" /> },
            { term: 'Contents', value: `${task.answered} ${task.answered === 1 ? 'answer' : 'answers'}, ${task.evidence.length} ${task.evidence.length === 1 ? 'file' : 'files'}` },
            ...(last.number > 1 ? [{ term: 'Differs', value: <Differences changed={last.changed} number={last.number} questionnaire={questionnaire} /> }] : []),
            { term: 'Reference', value: <Reference sha256={last.sha256} /> },
          ]} />
        </Section>
      )}
    </>
  );
};

/** What the last submission says otherwise than the one before. */
const Differences = ({ changed, number, questionnaire }: { changed: readonly string[]; number: number; questionnaire: Questionnaire }) => (changed.length === 0 ? <>In nothing from submission {number - 1}</> : (
  <details>
    <summary>In {changed.length} {changed.length === 1 ? 'answer' : 'answers'} from submission {number - 1}</summary>
    <ul className="lines">{changed.map((id) => <li key={id}>{questionnaire.questions.find((question) => question.id === id)?.text ?? id}</li>)}</ul>
  </details>
));

/** Of the content: who holds it can show later that nothing was changed. */
const Reference = ({ sha256 }: { sha256: string }) => (
  <>
    <span className="id">{sha256.slice(0, 12)}</span>
    <details>
      <summary>Show all of it</summary>
      <p className="id sha">{sha256}</p>
      <p className="quiet">The SHA-256 of your answers and files. Keep it, and you can show later that nothing was changed.</p>
    </details>
  </>
);
