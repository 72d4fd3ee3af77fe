import { DECISION_LABELS } from '@holdfast/contracts/requests';
import { DateText } from '@holdfast/ui/date-text';
import { DefinitionList } from '@holdfast/ui/definition-list';
import { Section } from '@holdfast/ui/section';
import type { Task } from '../../shared/task-progress.js';

/** After the submission: what was handed over, by whom, and what came of it. */
export const TaskOutcome = ({ task }: { task: Task }) => {
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
        <Section title="What you submitted">
          <DefinitionList items={[
            { term: 'Submission', value: `Number ${last.number}` },
            { term: 'Attested by', value: `${last.byName}, ${last.byTitle}` },
            { term: 'Received', value: <DateText instant={last.at} zone={task.zone} time="zone" /> },
            { term: 'Contents', value: `${task.answered} ${task.answered === 1 ? 'answer' : 'answers'}, ${task.evidence.length} ${task.evidence.length === 1 ? 'file' : 'files'}` },
            { term: 'Reference', value: <Reference sha256={last.sha256} /> },
          ]} />
        </Section>
      )}
    </>
  );
};

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
