import { COLUMN_TYPES, type Column } from '@holdfast/domain/questionnaires/questionnaire';
import { Button } from '@holdfast/ui/button';
import { OptionRows } from './option-rows.js';
import { COLUMN_WORDS } from './question-words.js';

/** The columns of a table: what each row of an answer is made of. */
export const ColumnRows = ({ columns, disabled, onChange }: { columns: readonly Column[]; disabled: boolean; onChange: (columns: readonly Column[]) => void }) => {
  const idFor = (): string => { for (let number = columns.length + 1; ; number += 1) if (!columns.some(({ id }) => id === `column-${number}`)) return `column-${number}`; };
  return (
    <fieldset className="fld wide" id="f-columns">
      <legend className="l">Columns</legend>
      {columns.map((column, at) => {
        const change = (part: Partial<Column>) => onChange(columns.with(at, { ...column, ...part }));
        const choosing = column.type === 'choice' || column.type === 'choices';
        return (
          <div key={at} className="rule col">
            <input type="text" id={`f-columns-${at}-label`} aria-label={`Column ${at + 1}: heading`} disabled={disabled} value={column.label} onChange={({ target }) => change({ label: target.value })} />
            <select id={`f-columns-${at}-type`} aria-label={`Column ${at + 1}: holds`} disabled={disabled} value={column.type} onChange={({ target }) => { const type = COLUMN_TYPES.find((each) => each === target.value) ?? 'text'; change({ type, options: type === 'choice' || type === 'choices' ? (column.options ?? [{ value: 'a', label: '' }]) : undefined }); }}>
              {COLUMN_TYPES.map((type) => <option key={type} value={type}>{COLUMN_WORDS[type]}</option>)}
            </select>
            <label className="pick"><input type="checkbox" disabled={disabled} checked={column.required === true} onChange={({ target }) => change({ required: target.checked || undefined })} /><span>Required</span></label>
            {!disabled && <Button size="small" kind="quiet" onClick={() => onChange(columns.toSpliced(at, 1))}>Remove<span className="vh"> column {at + 1}</span></Button>}
            {choosing && <OptionRows id={`f-columns-${at}-options`} legend={`Choices of ${column.label || `column ${at + 1}`}`} options={column.options ?? []} scored={false} disabled={disabled} onChange={(options) => change({ options })} />}
          </div>
        );
      })}
      {!disabled && <Button size="small" onClick={() => onChange([...columns, { id: idFor(), label: '', type: 'text' }])}>Add a column</Button>}
    </fieldset>
  );
};
