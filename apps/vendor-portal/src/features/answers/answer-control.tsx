import { Choices, Field } from '@holdfast/ui/field';
import { optionsOf, type Question } from '@holdfast/domain/questionnaires/questionnaire';
import { useState } from 'react';
import { rowsOf } from '@holdfast/domain/questionnaires/table-answer';
import type { Draft } from './answer-saver.js';
import { CONTROL } from './control-id.js';
import { numberOf } from './number-of.js';
import { TableControl } from './table-control.js';

interface AnswerControlProps {
  readonly question: Question;
  readonly draft: Draft;
  readonly error?: string;
  readonly onChange: (change: Partial<Draft>) => void;
  /** A field was left. */
  readonly onBlur: () => void;
}

/** The control by the question's type; its legend is the page's heading. Ticking none-or-never empties it, answering unticks it. */
export const AnswerControl = ({ question, draft, error, onChange, onBlur }: AnswerControlProps) => (
  <>
    <ByType question={question} draft={draft} error={error} onChange={onChange} onBlur={onBlur} />
    {question.allowNone && (
      <label className="pick apart">
        <input type="checkbox" checked={draft.none} id={question.type === 'file' ? CONTROL : undefined} onChange={({ target }) => onChange(target.checked ? { none: true, value: null } : { none: false })} />
        <span>{question.noneLabel ?? 'None or never'}</span>
      </label>
    )}
  </>
);

const ByType = ({ question, draft: { value }, error, onChange, onBlur }: AnswerControlProps) => {
  const answer = (next: Draft['value']) => onChange({ value: next, none: false });
  const legend = question.text;
  switch (question.type) {
    case 'yes_no_na':
    case 'single_choice':
      return <Choices id={CONTROL} name={question.id} legend={legend} legendHidden error={error} value={typeof value === 'string' ? value : undefined} onChange={answer} options={optionsOf(question).map(({ value, label }) => ({ value, label, apart: value === 'na' }))} />;
    case 'multi_choice':
      return <Ticks question={question} chosen={Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []} error={error} onChange={answer} />;
    case 'number':
      return <NumberField question={question} value={value} error={error} onChange={answer} onBlur={onBlur} />;
    case 'date':
      return <Field id={CONTROL} label="Day" error={error}>{(control) => <input type="date" className="short" value={typeof value === 'string' ? value : ''} onChange={({ target }) => answer(target.value || null)} onBlur={onBlur} {...control} />}</Field>;
    case 'text':
    case 'long_text':
      return <Field id={CONTROL} label="Your answer" hint="Leave out anything about patients." error={error}>{(control) => <textarea rows={question.type === 'long_text' ? 10 : undefined} value={typeof value === 'string' ? value : ''} onChange={({ target }) => answer(target.value)} onBlur={onBlur} {...control} />}</Field>;
    case 'table':
      return <TableControl question={question} rows={rowsOf(value)} error={error} onChange={answer} onBlur={onBlur} />;
    case 'file':
      return null;
  }
};

const Ticks = ({ question, chosen, error, onChange }: { question: Question; chosen: readonly string[]; error?: string; onChange: (value: readonly string[] | null) => void }) => {
  const options = optionsOf(question);
  // In the order in which they are offered, whatever the order of ticking.
  const toggle = (ticked: string, on: boolean) => {
    const next = options.map(({ value }) => value).filter((value) => (value === ticked ? on : chosen.includes(value)));
    onChange(next.length > 0 ? next : null);
  };
  return (
    <fieldset className={error ? 'fld bad' : 'fld'} aria-describedby={error ? `${CONTROL}-error` : undefined}>
      <legend className="vh">{question.text}</legend>
      <p className="hint">Tick all that apply.</p>
      {error && <p className="msg st sgap" id={`${CONTROL}-error`}><span className="vh">Error: </span>{error}</p>}
      {options.map(({ value, label }, at) => (
        <label className="pick" key={value}>
          <input type="checkbox" id={at === 0 ? CONTROL : undefined} checked={chosen.includes(value)} onChange={({ target }) => toggle(value, target.checked)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
};

const NumberField = ({ question, value, error, onChange, onBlur }: { question: Question; value: Draft['value']; error?: string; onChange: (value: Draft['value']) => void; onBlur: () => void }) => {
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  // Somebody else's number, or an emptied one, replaces what was typed; its own echo does not ("12." is 12).
  const shown = numberOf(typed) === value ? typed : value === null ? '' : String(value);
  return (
    <Field id={CONTROL} label={question.unit ? `Number of ${question.unit}` : 'Number'} error={error}>
      {(control) => <input type="text" className="short" inputMode="decimal" autoComplete="off" value={shown} onChange={({ target }) => { setTyped(target.value); onChange(numberOf(target.value)); }} onBlur={onBlur} {...control} />}
    </Field>
  );
};
