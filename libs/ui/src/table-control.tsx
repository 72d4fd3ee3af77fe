import type { Column, Question } from '@holdfast/domain/questionnaires/questionnaire';
import { cellWords, MOST_ROWS, type TableRow } from '@holdfast/domain/questionnaires/table-answer';
import { useEffect, useRef, useState } from 'react';
import { Button } from './button.js';
import { Choices, Field } from './field.js';
import { numberOf } from './number-of.js';

interface TableControlProps {
  readonly id: string;
  readonly question: Question;
  readonly rows: readonly TableRow[];
  readonly error?: string;
  readonly onChange: (rows: readonly TableRow[] | null) => void;
  readonly onBlur: () => void;
}

/** Rows as cards of fields, one below the other: a grid of eight columns fits no phone. Saved as it is written, half a row too. */
export const TableControl = ({ id, question, rows, error, onChange, onBlur }: TableControlProps) => {
  const [open, setOpen] = useState<number | null>(rows.length === 1 ? 0 : null);
  const list = useRef<HTMLOListElement>(null);
  const [added, setAdded] = useState(0);
  useEffect(() => {
    if (added > 0) list.current?.querySelector<HTMLElement>('li:last-child input, li:last-child textarea')?.focus();
  }, [added]);
  const write = (next: readonly TableRow[]) => onChange(next.length > 0 ? next : null);
  const add = () => {
    write([...rows, {}]);
    setOpen(rows.length);
    setAdded((count) => count + 1);
  };
  const [first] = question.columns ?? [];
  return (
    <fieldset className={error ? 'fld bad' : 'fld'} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="vh">{question.text}</legend>
      {error && <p className="msg st sgap" id={`${id}-error`}><span className="vh">Error: </span>{error}</p>}
      <ol className="cards" ref={list}>
        {rows.map((row, at) => {
          const name = (first && cellWords(first, row)) ?? `Row ${at + 1}`;
          return (
            <li key={at}>
              <div className="row">
                <button type="button" className="asbutton" id={at === 0 ? id : undefined} aria-expanded={open === at} onClick={() => setOpen(open === at ? null : at)}>{name}</button>
                <Button size="small" kind="quiet" onClick={() => { write(rows.filter((_row, other) => other !== at)); setOpen(null); }}>Remove<span className="vh"> {name}</span></Button>
              </div>
              {open === at && question.columns?.map((column) => (
                <Cell key={column.id} column={column} name={`${question.id}-${at}-${column.id}`} row={row} onBlur={onBlur} onChange={(cell) => write(rows.map((each, other) => (other === at ? { ...each, [column.id]: cell } : each)))} />
              ))}
            </li>
          );
        })}
      </ol>
      <Button id={rows.length === 0 ? id : undefined} disabled={rows.length >= MOST_ROWS} onClick={add}>{rows.length === 0 ? 'Add the first row' : 'Add a row'}</Button>
    </fieldset>
  );
};

interface CellProps {
  readonly column: Column;
  readonly name: string;
  readonly row: TableRow;
  readonly onChange: (cell: unknown) => void;
  readonly onBlur: () => void;
}

const Cell = ({ column, name, row, onChange, onBlur }: CellProps) => {
  const cell = row[column.id] ?? null;
  const common = { label: column.label, optional: !column.required, hint: column.hint ?? undefined };
  switch (column.type) {
    case 'choice':
      return <Choices name={name} legend={column.label} optional={!column.required} hint={column.hint ?? undefined} value={typeof cell === 'string' ? cell : undefined} onChange={onChange} options={column.options ?? []} />;
    case 'choices':
      return <Ticks column={column} chosen={Array.isArray(cell) ? cell.map(String) : []} onChange={onChange} />;
    case 'date':
      return <Field {...common}>{(control) => <input type="date" className="short" value={typeof cell === 'string' ? cell : ''} onChange={({ target }) => onChange(target.value || null)} onBlur={onBlur} {...control} />}</Field>;
    case 'number':
      return <Field {...common}>{(control) => <input type="text" className="short" inputMode="decimal" autoComplete="off" value={cell === null ? '' : String(cell)} onChange={({ target }) => onChange(numberOf(target.value))} onBlur={onBlur} {...control} />}</Field>;
    case 'text':
      return <Field {...common}>{(control) => <input type="text" value={typeof cell === 'string' ? cell : ''} onChange={({ target }) => onChange(target.value)} onBlur={onBlur} {...control} />}</Field>;
  }
};

const Ticks = ({ column: { label, options = [] }, chosen, onChange }: { column: Column; chosen: readonly string[]; onChange: (cell: unknown) => void }) => (
  <fieldset className="fld">
    <legend className="l">{label}</legend>
    {options.map(({ value, label: words }) => (
      <label className="pick" key={value}>
        <input type="checkbox" checked={chosen.includes(value)} onChange={({ target }) => onChange(options.map((option) => option.value).filter((each) => (each === value ? target.checked : chosen.includes(each))))} />
        <span>{words}</span>
      </label>
    ))}
  </fieldset>
);
