import { changeQuestion, changeType } from '@holdfast/domain/questionnaires/document-edits';
import { optionsOf, QUESTION_TYPES, type Question, type QuestionType, SEVERITIES, type Severity } from '@holdfast/domain/questionnaires/questionnaire';
import { CITATION_SOURCES, type QuestionnaireDocument } from '@holdfast/domain/questionnaires/questionnaire-document';
import { Field } from '@holdfast/ui/field';
import { ColumnRows } from './column-rows.js';
import { ConditionRows } from './condition-rows.js';
import { GapRows } from './gap-rows.js';
import { OptionRows } from './option-rows.js';
import { SEVERITY_WORDS, TYPE_WORDS } from './question-words.js';

interface QuestionFormProps {
  readonly document: QuestionnaireDocument;
  readonly at: number;
  readonly disabled: boolean;
  /** By the field's id: why it cannot stand. */
  readonly errorAt: (field: string) => string | undefined;
  readonly onChange: (document: QuestionnaireDocument) => void;
}

const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);

/** Everything one question is made of; what vendors see first, then what only we do. */
export const QuestionForm = ({ document, at, disabled, errorAt, onChange }: QuestionFormProps) => {
  const question = document.questions[at] as Question;
  const change = (part: Partial<Question>) => onChange(changeQuestion(document, at, part));
  const text = (field: 'help' | 'why' | 'expected' | 'unit' | 'noneLabel') => ({ disabled, value: question[field] ?? '', onChange: ({ target }: { target: { value: string } }) => change({ [field]: target.value || undefined }) });
  const { evidence = { kinds: [], required: false } } = question;
  const setEvidence = (part: Partial<typeof evidence>) => { const next = { ...evidence, ...part }; change({ evidence: next.kinds.length > 0 || next.required ? next : undefined }); };
  const choice = question.type === 'single_choice' || question.type === 'multi_choice';
  return (
    <div className="qform" key={at}>
      <Field id="f-text" label="Question" error={errorAt('f-text')}>{(control) => <textarea rows={2} disabled={disabled} value={question.text} onChange={({ target }) => change({ text: target.value })} {...control} />}</Field>
      <div className="row top">
        <Field id="f-type" label="Answered by">{(control) => <select disabled={disabled} value={question.type} onChange={({ target }) => onChange(changeType(document, at, target.value as QuestionType))} {...control}>{QUESTION_TYPES.map((type) => <option key={type} value={type}>{TYPE_WORDS[type]}</option>)}</select>}</Field>
        <Field id="f-id" label="Id" error={errorAt('f-id')}>{(control) => <input type="text" className="code" disabled={disabled} value={question.id} onChange={({ target }) => change({ id: target.value.trim() })} {...control} />}</Field>
      </div>
      <label className="pick"><input type="checkbox" id="f-required" disabled={disabled} checked={question.required === true} onChange={({ target }) => change({ required: target.checked || undefined })} /><span>Must be answered</span></label>
      <Field id="f-help" label="Help" optional>{(control) => <textarea rows={2} {...text('help')} {...control} />}</Field>
      <Field id="f-why" label="Why we ask" optional hint="Vendors can open it beside the question." error={errorAt('f-why')}>{(control) => <textarea rows={2} {...text('why')} {...control} />}</Field>
      {choice && <OptionRows id="f-options" legend="Answers" options={question.options ?? []} scored={question.type === 'single_choice'} disabled={disabled} onChange={(options) => change({ options })} />}
      {question.type === 'yes_no_na' && <OptionRows id="f-options" legend="Answers" options={optionsOf(question)} scored disabled={disabled} onChange={(options) => change({ options })} />}
      {question.type === 'table' && <ColumnRows columns={question.columns ?? []} disabled={disabled} onChange={(columns) => change({ columns })} />}
      {question.type === 'number' && <Field id="f-unit" label="Unit" optional hint="As in hours, or people.">{(control) => <input type="text" {...text('unit')} {...control} />}</Field>}
      <label className="pick"><input type="checkbox" id="f-allowNone" disabled={disabled} checked={question.allowNone === true} onChange={({ target }) => change({ allowNone: target.checked || undefined })} /><span>Offer a box for “none or never”</span></label>
      {question.allowNone && <Field id="f-noneLabel" label="Words beside that box" optional>{(control) => <input type="text" placeholder="None or never" {...text('noneLabel')} {...control} />}</Field>}
      <ConditionRows question={question} earlier={document.questions.slice(0, at)} disabled={disabled} onChange={(showIf) => change({ showIf })} />
      <details className="group" open={evidence.kinds.length > 0 || question.citations !== undefined || undefined}>
        <summary>Evidence and citations</summary>
        <Field id="f-evidence-kinds" label="Kinds of documents that would show it" optional hint="One a line.">{(control) => <Lines disabled={disabled} value={evidence.kinds} onChange={(kinds) => setEvidence({ kinds })} control={control} />}</Field>
        <label className="pick"><input type="checkbox" disabled={disabled} checked={evidence.required} onChange={({ target }) => setEvidence({ required: target.checked })} /><span>Ask for a document</span></label>
        {Object.entries(CITATION_SOURCES).map(([source, name]) => (
          <Field key={source} id={`f-citations-${source}`} label={name} optional hint={source === 'cfr' ? 'One a line, as in 164.308(a)(1).' : undefined}>
            {(control) => <Lines disabled={disabled} value={question.citations?.[source] ?? []} control={control} onChange={(ids) => { const { [source]: _, ...others } = question.citations ?? {}; const next = ids.length > 0 ? { ...others, [source]: ids } : others; change({ citations: Object.keys(next).length > 0 ? next : undefined }); }} />}
          </Field>
        ))}
      </details>
      <h3>Only for you</h3>
      <Field id="f-expected" label="Expected answer" optional hint="Beside the answer in the review; vendors never see it.">{(control) => <textarea rows={2} {...text('expected')} {...control} />}</Field>
      <label className="pick"><input type="checkbox" id="f-scored" disabled={disabled} checked={question.scored !== false} onChange={({ target }) => change({ scored: target.checked ? undefined : false })} /><span>Counts in the score</span></label>
      <div className="row top">
        <Field id="f-weight" label="Weight" error={errorAt('f-weight')}>{(control) => <input type="number" min={0} step="any" disabled={disabled} value={question.weight ?? 1} onChange={({ target }) => change({ weight: target.value === '' || Number(target.value) === 1 ? undefined : Number(target.value) })} {...control} />}</Field>
        <Field id="f-severity" label="Severity of its gaps">{(control) => <select disabled={disabled} value={question.severity ?? 'medium'} onChange={({ target }) => change({ severity: target.value as Severity })} {...control}>{SEVERITIES.map((severity) => <option key={severity} value={severity}>{SEVERITY_WORDS[severity]}</option>)}</select>}</Field>
      </div>
      <GapRows question={question} disabled={disabled} onChange={(gapAnswers) => change({ gapAnswers })} />
    </div>
  );
};

/** Lines as they are typed; what is kept are those that say something, once the field is left. */
const Lines = ({ value, disabled, control, onChange }: { value: readonly string[]; disabled: boolean; control: object; onChange: (value: string[]) => void }) => (
  <textarea rows={Math.max(2, value.length)} disabled={disabled} key={value.join('\n')} defaultValue={value.join('\n')} onBlur={({ target }) => { if (lines(target.value).join('\n') !== value.join('\n')) onChange(lines(target.value)); }} {...control} />
);
