import { valueFor } from '@holdfast/domain/questionnaire-files/question-cells';
import type { Option } from '@holdfast/domain/questionnaires/questionnaire';
import { Button } from '@holdfast/ui/button';

interface OptionRowsProps {
  /** What its fields' ids begin with. */
  readonly id: string;
  readonly legend: string;
  readonly options: readonly Option[];
  /** Scores say how good an answer is; a column's answers have none. */
  readonly scored: boolean;
  readonly disabled: boolean;
  readonly onChange: (options: readonly Option[]) => void;
}

/** The answers offered, in their order. A value is made from the first label and stays, so that answers given are still understood. */
export const OptionRows = ({ id, legend, options, scored, disabled, onChange }: OptionRowsProps) => {
  const add = () => {
    const taken = new Set(options.map(({ value }) => value));
    onChange([...options, { value: valueFor(`answer ${options.length + 1}`, taken), label: '' }]);
  };
  const move = (at: number, by: number) => onChange(options.toSpliced(at, 1).toSpliced(at + by, 0, options[at]!));
  return (
    <fieldset className="fld wide" id={id}>
      <legend className="l">{legend}</legend>
      {scored && <p className="hint">Score from 0 (bad) to 1 (good); blank does not count.</p>}
      {options.map((option, at) => (
        <div className="rule opt" key={at}>
          <input type="text" id={`${id}-${at}-label`} aria-label={`Answer ${at + 1}`} disabled={disabled} value={option.label} onChange={({ target }) => onChange(options.with(at, { ...option, label: target.value }))} />
          <input type="text" id={`${id}-${at}-value`} className="code" aria-label={`Answer ${at + 1}: value`} title="Its value, as files and rules name it" disabled={disabled} value={option.value} onChange={({ target }) => onChange(options.with(at, { ...option, value: target.value }))} />
          {scored && <input type="number" id={`${id}-${at}-score`} min={0} max={1} step={0.05} aria-label={`Answer ${at + 1}: score`} disabled={disabled} value={option.score ?? ''} onChange={({ target }) => { const { score: _, ...rest } = option; onChange(options.with(at, target.value === '' ? rest : { ...rest, score: Number(target.value) })); }} />}
          {!disabled && (
            <span className="row">
              <Button size="small" kind="quiet" disabled={at === 0} aria-label={`Move answer ${at + 1} up`} onClick={() => move(at, -1)}>↑</Button>
              <Button size="small" kind="quiet" disabled={at === options.length - 1} aria-label={`Move answer ${at + 1} down`} onClick={() => move(at, 1)}>↓</Button>
              <Button size="small" kind="quiet" onClick={() => onChange(options.toSpliced(at, 1))}>Remove<span className="vh"> answer {at + 1}</span></Button>
            </span>
          )}
        </div>
      ))}
      {!disabled && <Button size="small" onClick={add}>Add an answer</Button>}
    </fieldset>
  );
};
