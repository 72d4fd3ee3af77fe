import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Choices } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useFormErrors } from '../../shared/form-errors.js';
import { decideNeed, type Wizard, wizard, type WizardQuestion } from './determinations.api.js';

interface WizardDialogProps {
  readonly organization: string;
  readonly engagement: { readonly id: string; readonly service: string };
  readonly onClose: () => void;
}

const outcomeOf = ({ outcomes }: Wizard, id: string | undefined) => outcomes.find((outcome) => outcome.id === id);

/** "Does this engagement need a BAA?", one question a page, each with its source; at the end what these answers indicate. */
export const WizardDialog = ({ organization, engagement, onClose }: WizardDialogProps) => {
  const { data, error, refetch } = useQuery(wizard(organization));
  return (
    <Dialog opened onClose={onClose} width={640} title={`Does “${engagement.service || 'this engagement'}” need a BAA?`} said="One question at a time. “Not sure” never becomes a no: it asks for a review, and PHI is held until then.">
      {error && <ProblemAlert title="The questions could not be read" error={error} onRetry={() => void refetch()} level={3} />}
      {!data && !error && <SkeletonRows label="Reading the questions" />}
      {data && <Questions organization={organization} engagement={engagement} wizard={data} onClose={onClose} />}
    </Dialog>
  );
};

const Questions = ({ organization, engagement, wizard, onClose }: WizardDialogProps & { wizard: Wizard }) => {
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [way, setWay] = useState<readonly string[]>([wizard.questions[0]!.id]);
  const at = way.at(-1)!;
  const question = wizard.questions.find(({ id }) => id === at);
  const outcome = outcomeOf(wizard, at);
  const asked = way.filter((id) => answers[id] !== undefined && wizard.questions.some((known) => known.id === id));
  const record = useMutation({
    mutationFn: () => decideNeed(organization, engagement.id, Object.fromEntries(asked.map((id) => [id, answers[id]!])), key),
    onSuccess: async () => { await queries.invalidateQueries({ queryKey: ['determinations', organization] }); onClose(); },
  });
  const errors = useFormErrors(record.error);
  const back = way.length > 1 && <Button kind="quiet" onClick={() => setWay(way.slice(0, -1))}>Back</Button>;
  // A new page takes the focus to its first control, as a page of its own would.
  useEffect(() => document.querySelector<HTMLElement>('dialog[open] :is(input:checked, input, .btn.pri)')?.focus(), [at]);

  if (outcome) {
    return (
      <>
        <ErrorSummary errors={errors} />
        <h3 style={{ font: 'var(--h16)', marginTop: 'var(--s4)' }}>On these answers: {outcome.result}</h3>
        <p>{outcome.note}</p>
        <p className="quiet">{sourceOf(wizard, way)}. Rule version {wizard.version}. This is an indication with its source, not legal advice; it is recorded as decided by you, today.</p>
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" disabled={record.isPending} onClick={() => record.mutate()}>Record this</Button>
          {back}
        </div>
      </>
    );
  }
  if (!question) return null;
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); const to = question.answers.find(({ value }) => value === answers[at])?.to; if (to) setWay([...way, to]); }}>
      <Question question={question} number={way.length} value={answers[at]} onAnswer={(value) => setAnswers({ ...answers, [at]: value })} />
      <details style={{ marginTop: 'var(--s3)' }}>
        <summary>Usual examples</summary>
        <table><thead><tr><th scope="col">Vendor</th><th scope="col">Usual answer</th></tr></thead><tbody>{wizard.examples.map(({ vendor, result }) => <tr key={vendor}><th scope="row">{vendor}</th><td>{result}</td></tr>)}</tbody></table>
      </details>
      <div className="row" style={{ marginTop: 'var(--s4)' }}>
        <Button kind="primary" type="submit" disabled={answers[at] === undefined}>Continue</Button>
        {back}
      </div>
    </form>
  );
};

const Question = ({ question: { id, question, cite, answers }, number, value, onAnswer }: { question: WizardQuestion; number: number; value: string | undefined; onAnswer: (value: string) => void }) => (
  <Choices key={id} name={id} legend={<><span className="quiet">Question {number}. </span>{question}</>} hint={`Source: ${cite}`} value={value} onChange={onAnswer}
    options={answers.map(({ value, label, hint }) => ({ value, label, hint: hint ?? undefined, apart: value === 'unsure' }))} />
);

const sourceOf = ({ questions }: Wizard, way: readonly string[]): string => questions.find(({ id }) => id === way.at(-2))?.cite ?? '';
