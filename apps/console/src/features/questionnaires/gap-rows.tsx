import { type GapAnswer, type Question, SEVERITIES, type Severity } from '@holdfast/domain/questionnaires/questionnaire';
import { Button } from '@holdfast/ui/button';
import { Field } from '@holdfast/ui/field';
import { SEVERITY_WORDS } from './question-words.js';
import { TestFields, usualTest } from './test-fields.js';

const number = (text: string): number | undefined => (text === '' ? undefined : Number(text));

/** Answers that reveal a weakness, with what they open: of several on one question the most severe counts. */
export const GapRows = ({ question, disabled, onChange }: { question: Question; disabled: boolean; onChange: (gaps: readonly GapAnswer[] | undefined) => void }) => {
  const gaps = question.gapAnswers ?? [];
  const set = (next: readonly GapAnswer[]) => onChange(next.length > 0 ? next : undefined);
  return (
    <fieldset className="fld wide" id="f-gapAnswers">
      <legend className="l">Gap rules</legend>
      <p className="hint">An answer that opens a finding. Vendors never see these; of several, the most severe counts.</p>
      {gaps.map((gap, at) => {
        const change = (part: Partial<GapAnswer>) => set(gaps.with(at, { ...gap, ...part }));
        const field = `f-gapAnswers-${at}`;
        return (
          <div className="rule opens" key={at}>
            <p className="l">If the answer</p>
            <TestFields id={`${field}-when`} name={`Gap rule ${at + 1}`} question={question} test={gap.when} disabled={disabled} onChange={(when) => change({ when })} />
            <Field id={`${field}-finding`} label="What is wrong">{(control) => <input type="text" disabled={disabled} value={gap.finding} onChange={({ target }) => change({ finding: target.value })} {...control} />}</Field>
            <Field id={`${field}-remediation`} label="How to mend it" optional>{(control) => <textarea rows={2} disabled={disabled} value={gap.remediation ?? ''} onChange={({ target }) => change({ remediation: target.value || undefined })} {...control} />}</Field>
            <div className="row">
              <Field id={`${field}-severity`} label="Severity">{(control) => (
                <select disabled={disabled} value={gap.severity ?? ''} onChange={({ target }) => change({ severity: (target.value || undefined) as Severity | undefined })} {...control}>
                  <option value="">As the question: {SEVERITY_WORDS[question.severity ?? 'medium'].toLowerCase()}</option>
                  {SEVERITIES.map((severity) => <option key={severity} value={severity}>{SEVERITY_WORDS[severity]}</option>)}
                </select>
              )}</Field>
              <Field id={`${field}-dueDays`} label="Days to mend it" optional>{(control) => <input type="number" min={1} max={3650} disabled={disabled} value={gap.dueDays ?? ''} onChange={({ target }) => change({ dueDays: number(target.value) })} {...control} />}</Field>
              {!disabled && <Button size="small" kind="quiet" onClick={() => set(gaps.toSpliced(at, 1))}>Remove<span className="vh"> gap rule {at + 1}</span></Button>}
            </div>
          </div>
        );
      })}
      {!disabled && <Button size="small" onClick={() => set([...gaps, { when: usualTest(question), finding: '' }])}>Add a gap rule</Button>}
    </fieldset>
  );
};
