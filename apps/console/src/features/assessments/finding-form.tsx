import type { Schemas } from '@holdfast/api-client/client';
import { SEVERITY_LABELS } from '@holdfast/contracts/findings';
import { SEVERITIES, type Severity } from '@holdfast/domain/questionnaires/questionnaire';
import { Button } from '@holdfast/ui/button';
import { Field } from '@holdfast/ui/field';
import { useState } from 'react';
import type { ReviewQuestion } from './assessments.api.js';

interface FindingFormProps {
  readonly question: ReviewQuestion;
  readonly busy: boolean;
  readonly onOpen: (finding: NonNullable<Schemas['JudgeBody']['finding']>) => void;
  readonly onCancel: () => void;
}

/** What a finding will say, filled in from the gap where there is one. Ctrl+Enter opens it, Escape leaves it. */
export const FindingForm = ({ question: { gap, expected, lacksEvidence }, busy, onOpen, onCancel }: FindingFormProps) => {
  const [title, setTitle] = useState(gap?.finding ?? (lacksEvidence ? 'A document was asked for and none was sent' : ''));
  const [severity, setSeverity] = useState<Severity>(gap?.severity ?? 'medium');
  const [enough, setEnough] = useState(gap?.remediation ?? expected ?? '');
  const open = () => { if (title.trim() !== '') onOpen({ title, severity, expected: enough }); };
  return (
    <form
      className="aside" aria-label="Open a finding" noValidate onSubmit={(event) => { event.preventDefault(); open(); }}
      onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); open(); } else if (event.key === 'Escape') onCancel(); }}
    >
      <Field id="finding-title" label="What was found">{(control) => <textarea rows={2} maxLength={500} autoFocus value={title} onChange={({ target }) => setTitle(target.value)} {...control} />}</Field>
      <Field id="finding-severity" label="Severity">{(control) => <select value={severity} onChange={({ target }) => setSeverity(target.value as Severity)} {...control}>{SEVERITIES.toReversed().map((value) => <option key={value} value={value}>{SEVERITY_LABELS[value]}</option>)}</select>}</Field>
      <Field id="finding-expected" label="What would be enough" optional>{(control) => <textarea rows={2} maxLength={2000} value={enough} onChange={({ target }) => setEnough(target.value)} {...control} />}</Field>
      <p className="row" style={{ marginTop: 'var(--s3)' }}><Button kind="primary" type="submit" disabled={busy || title.trim() === ''}>Open the finding <kbd aria-hidden="true">Ctrl Enter</kbd></Button><Button kind="quiet" onClick={onCancel}>Cancel</Button></p>
      <p className="quiet" style={{ marginTop: 'var(--s2)' }}>It opens at once, with a day by its severity. The vendor hears nothing of it until you ask it to mend it.</p>
    </form>
  );
};
