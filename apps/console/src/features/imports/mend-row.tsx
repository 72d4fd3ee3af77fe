import { Button } from '@holdfast/ui/button';
import { useId } from 'react';
import { importFieldWords } from './import-field-words.js';
import type { ImportRow } from './imports.api.js';

interface MendRowProps {
  readonly row: ImportRow;
  /** All fields that the file has a column for. */
  readonly fields: readonly string[];
  readonly busy: boolean;
  readonly onMend: (cells: Record<string, string>) => void;
}

interface Cell {
  readonly field: string;
  readonly text: string;
  readonly why?: string;
}

// Where the row as such is broken its cells may stand under the wrong header, so that all of them are asked for.
const cellsOf = ({ problems, values }: ImportRow, fields: readonly string[]): Cell[] => {
  if (problems.some(({ field }) => field === null)) return fields.map((field) => ({ field, text: values[field] ?? problems.find((problem) => problem.field === field)?.text ?? '' }));
  return problems.flatMap(({ field, text, sentence }) => (field ? [{ field, text, why: sentence }] : []));
};

/** Why a row was refused, and the cells that would let it in. Enter saves; the row is judged anew. */
export const MendRow = ({ row, fields, busy, onMend }: MendRowProps) => {
  const id = useId();
  const cells = cellsOf(row, fields);
  const submit = (form: FormData) => onMend(Object.fromEntries(cells.map(({ field }) => [field, String(form.get(field) ?? '')])));
  return (
    <form className="mend" data-row={row.row} noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)); }}>
      {row.problems.filter(({ field }) => field === null).map(({ sentence }) => <p key={sentence}>{sentence} Say each cell of it:</p>)}
      {cells.map(({ field, text, why }) => (
        <span key={field} className="cell">
          {why && <span id={`${id}-${field}`}>{why}</span>}
          <label>
            <span className="quiet">{importFieldWords(field)}<span className="vh"> of row {row.row}</span></span>
            <input type="text" name={field} defaultValue={text} aria-describedby={why && `${id}-${field}`} autoComplete="off" />
          </label>
        </span>
      ))}
      <Button size="small" type="submit" disabled={busy}>Save<span className="vh"> row {row.row}</span></Button>
    </form>
  );
};
