import { type Instead, optionsOf, type Question } from '@holdfast/domain/questionnaires/questionnaire';
import { useState } from 'react';
import { INSTEAD_WORDS } from '@holdfast/domain/questionnaires/said-instead';
import { rowsOf, type TableRow } from '@holdfast/domain/questionnaires/table-answer';
import { Choices, Field } from './field.js';
import { numberOf } from './number-of.js';
import { TableControl } from './table-control.js';

/** An answer while it is written. */
export interface AnswerDraft {
  readonly value: string | number | readonly string[] | readonly TableRow[] | null;
  readonly none: boolean;
  /** Said instead of an answer. */
  readonly instead: Instead | null;
}

interface AnswerControlProps {
  readonly question: Question;
  readonly draft: AnswerDraft;
  readonly error?: string;
  /** What may be said instead of an answer. */
  readonly instead: readonly Instead[];
  /** Of its first field: what an error summary leads to. */
  readonly id: string;
  readonly onChange: (change: Partial<AnswerDraft>) => void;
  /** A field was left. */
  readonly onBlur: () => void;
}

/** The control by the question's type; its legend is the page's heading. Ticking none-or-never, or saying why there is no answer, empties it; answering takes that back. */
export const AnswerControl = ({ question, draft, error, instead, id, onChange, onBlur }: AnswerControlProps) => {
  const aside = [
    ...(question.allowNone ? [{ key: 'none', words: question.noneLabel ?? 'None or never', on: draft.none, choose: { none: true, instead: null, value: null }, take: { none: false } }] : []),
    ...instead.map((said) => ({ key: said, words: said === 'not_applicable' ? `${INSTEAD_WORDS[said]} (say why)` : INSTEAD_WORDS[said], on: draft.instead === said, choose: { instead: said, none: false, value: null }, take: { instead: null } })),
  ];
  return (
    <>
      <ByType id={id} question={question} draft={draft} error={error} onChange={onChange} onBlur={onBlur} />
      {aside.length > 0 && (
        <div className="apart">
          {aside.map(({ key, words, on, choose, take }, at) => (
            <label className="pick" key={key}>
              <input type="checkbox" checked={on} id={question.type === 'file' && at === 0 ? id : undefined} onChange={({ target }) => onChange(target.checked ? choose : take)} />
              <span>{words}</span>
            </label>
          ))}
        </div>
      )}
    </>
  );
};

type ByTypeProps = Omit<AnswerControlProps, 'instead'>;

const ByType = ({ id, question, draft: { value }, error, onChange, onBlur }: ByTypeProps) => {
  const answer = (next: AnswerDraft['value']) => onChange({ value: next, none: false, instead: null });
  const legend = question.text;
  switch (question.type) {
    case 'yes_no_na':
    case 'single_choice':
      return <Choices id={id} name={question.id} legend={legend} legendHidden error={error} value={typeof value === 'string' ? value : undefined} onChange={answer} options={optionsOf(question).map(({ value, label }) => ({ value, label, apart: value === 'na' }))} />;
    case 'multi_choice':
      return <Ticks id={id} question={question} chosen={Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []} error={error} onChange={answer} />;
    case 'number':
      return <NumberField id={id} question={question} value={value} error={error} onChange={answer} onBlur={onBlur} />;
    case 'date':
      return <Field id={id} label="Day" error={error}>{(control) => <input type="date" className="short" value={typeof value === 'string' ? value : ''} onChange={({ target }) => answer(target.value || null)} onBlur={onBlur} {...control} />}</Field>;
    case 'text':
    case 'long_text':
      return <Field id={id} label="Your answer" hint="Leave out anything about patients." error={error}>{(control) => <textarea rows={question.type === 'long_text' ? 10 : undefined} value={typeof value === 'string' ? value : ''} onChange={({ target }) => answer(target.value)} onBlur={onBlur} {...control} />}</Field>;
    case 'table':
      return <TableControl id={id} question={question} rows={rowsOf(value)} error={error} onChange={answer} onBlur={onBlur} />;
    case 'file':
      return null;
  }
};

const Ticks = ({ id, question, chosen, error, onChange }: { id: string; question: Question; chosen: readonly string[]; error?: string; onChange: (value: readonly string[] | null) => void }) => {
  const options = optionsOf(question);
  // In the order in which they are offered, whatever the order of ticking.
  const toggle = (ticked: string, on: boolean) => {
    const next = options.map(({ value }) => value).filter((value) => (value === ticked ? on : chosen.includes(value)));
    onChange(next.length > 0 ? next : null);
  };
  return (
    <fieldset className={error ? 'fld bad' : 'fld'} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="vh">{question.text}</legend>
      <p className="hint">Tick all that apply.</p>
      {error && <p className="msg st sgap" id={`${id}-error`}><span className="vh">Error: </span>{error}</p>}
      {options.map(({ value, label }, at) => (
        <label className="pick" key={value}>
          <input type="checkbox" id={at === 0 ? id : undefined} checked={chosen.includes(value)} onChange={({ target }) => toggle(value, target.checked)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
};

const NumberField = ({ id, question, value, error, onChange, onBlur }: { id: string; question: Question; value: AnswerDraft['value']; error?: string; onChange: (value: AnswerDraft['value']) => void; onBlur: () => void }) => {
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  // Somebody else's number, or an emptied one, replaces what was typed; its own echo does not ("12." is 12).
  const shown = numberOf(typed) === value ? typed : value === null ? '' : String(value);
  return (
    <Field id={id} label={question.unit ? `Number of ${question.unit}` : 'Number'} error={error}>
      {(control) => <input type="text" className="short" inputMode="decimal" autoComplete="off" value={shown} onChange={({ target }) => { setTyped(target.value); onChange(numberOf(target.value)); }} onBlur={onBlur} {...control} />}
    </Field>
  );
};
