import { Fragment, useId, useRef, type ReactNode } from 'react';
import { SortSelect, type Sort } from './sort-select.js';
import { BELOW, rowsIn, useRowCursor } from './use-row-cursor.js';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** What stands in the cell; null, undefined, false and '' become an en dash. */
  readonly cell: (row: Row) => ReactNode;
  /** Why a cell is empty: the en dash's tooltip, and what a screen reader hears. */
  readonly empty?: string | ((row: Row) => string);
  /** The name: row header, first in weight, a line of its own when narrow. One column has it. */
  readonly name?: boolean;
  /** The row's next step, left in its column; a line of its own when narrow. */
  readonly action?: boolean;
  readonly align?: 'end';
  readonly sortable?: boolean;
  readonly width?: number | string;
  readonly headerHidden?: boolean;
  /** Below this width of window the column goes; its cell goes with it. */
  readonly hideBelow?: 1380 | 1100;
  /** Below 900 px: on the current line with a dot behind it, on a line of its own, or gone. */
  readonly narrow?: 'dot' | 'line' | 'plain' | 'hide';
}

export interface Selection {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
  /** How many match the filter, beyond this page. */
  readonly total?: number;
  /** What can be done with them: buttons of `size="small"`, the first one primary. */
  readonly actions: ReactNode;
}

interface DataTableProps<Row> {
  /** What the table lists and how it is sorted; heard, not seen, unless `captionShown`. */
  readonly caption: string;
  readonly captionShown?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** How a row is called: "Select Northfield Imaging". */
  readonly rowName?: (row: Row) => string;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  readonly selection?: Selection;
  /** j, k, x and Enter: `focus` while the focus is in the table, `page` wherever nobody types, `off` (2.1.4). */
  readonly keys?: 'focus' | 'page' | 'off';
  /** Enter on a row; without it Enter follows the row's first link. */
  readonly onOpen?: (row: Row) => void;
  /** Further single keys on the row under the cursor, as in `{ c: addContact }`. */
  readonly rowKeys?: Readonly<Record<string, (row: Row) => void>>;
  /** What is open below a row: a form that belongs to it. */
  readonly below?: (row: Row) => ReactNode;
  readonly compact?: boolean;
  /** Cells do not wrap while the window is wide. */
  readonly tight?: boolean;
  readonly fixed?: boolean;
  readonly stickyHeader?: boolean;
  /** Instead of rows when there are none: an `EmptyState`. */
  readonly whenEmpty?: ReactNode;
  /** Below: "1 to 50 of 131", the next page. */
  readonly pages?: ReactNode;
}

const isEmpty = (content: ReactNode) => content === null || content === undefined || content === false || content === '';

const narrowClasses = { dot: 'dot', line: 'full', plain: '', hide: 'away' };
const classesOf = <Row,>({ name, action, align, hideBelow, narrow }: Column<Row>) =>
  [name ? 'full' : narrow && narrowClasses[narrow], action && 'act', align === 'end' && 'num', hideBelow && `hide-${hideBelow}`].filter(Boolean).join(' ') || undefined;

/** A real table, also where a row becomes lines: roles are said aloud because `display` takes them away. */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const { caption, captionShown, columns, rows, rowKey, rowName = rowKey, sort, onSort, selection, keys = 'focus', onOpen, rowKeys = {}, below, compact, tight, fixed, stickyHeader = true, whenEmpty, pages } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const bar = useId();
  const ids = rows.map(rowKey);
  const chosen = selection ? ids.filter((id) => selection.selected.has(id)) : [];

  const choose = (some: readonly string[], on: boolean) => {
    if (!selection) return;
    const next = new Set(selection.selected);
    for (const id of some) { if (on) next.add(id); else next.delete(id); }
    selection.onChange(next);
  };
  const cursor = useRowCursor({
    body, ids, keys,
    onOpen: (at) => {
      if (onOpen) onOpen(rows[at]!);
      else if (body.current) rowsIn(body.current)[at]?.querySelector<HTMLElement>('th a')?.click();
    },
    onToggle: (id) => choose([id], !selection?.selected.has(id)),
    others: Object.fromEntries(Object.entries(rowKeys).map(([key, act]) => [key, (at: number) => act(rows[at]!)])),
  });

  if (rows.length === 0 && whenEmpty) return <>{whenEmpty}</>;
  const count = selection?.selected.size ?? 0;
  return (
    <>
      {onSort && <SortSelect columns={columns} sort={sort} onSort={onSort} />}
      {selection && count > 0 && (
        <div className="bar" role="region" aria-label="Selection" id={bar}>
          <strong role="status">{count}{selection.total !== undefined && <span className="wid"> of {selection.total}</span>} selected</strong>
          <span className="row">{selection.actions}</span>
          <button type="button" className="btn sm push" onClick={() => selection.onChange(new Set())}>Clear</button>
        </div>
      )}
      <table role="table" className={['dt rows stack', stickyHeader && 'stick', compact && 'compact', tight && 'tight', selection && count > 0 && 'picks'].filter(Boolean).join(' ')} style={fixed ? { tableLayout: 'fixed' } : undefined}>
        <caption className={captionShown ? undefined : 'vh'}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {selection && (
              <th className="c0" scope="col" role="columnheader">
                <label className="tick">
                  <input type="checkbox" aria-label={`Select all ${rows.length} on this page`} checked={chosen.length === rows.length && rows.length > 0}
                    ref={(box) => { if (box) box.indeterminate = chosen.length > 0 && chosen.length < rows.length; }}
                    onChange={(event) => choose(ids, event.target.checked)} />
                </label>
              </th>
            )}
            {columns.map((column) => <Head key={column.id} column={column} sort={sort} onSort={onSort} />)}
          </tr>
        </thead>
        <tbody role="rowgroup" ref={body}>
          {rows.map((row, at) => {
            const id = ids[at]!;
            const selected = selection?.selected.has(id);
            const opened = below?.(row);
            return (
              <Fragment key={id}>
                <tr role="row" className={[selected && 'sel', cursor === at && 'cur'].filter(Boolean).join(' ') || undefined}>
                  {selection && (
                    <td className="c0" role="cell">
                      <label className="tick"><input type="checkbox" aria-label={`Select ${rowName(row)}`} checked={selected} onChange={(event) => choose([id], event.target.checked)} /></label>
                    </td>
                  )}
                  {columns.map((column) => <Cell key={column.id} column={column} row={row} />)}
                </tr>
                {opened && <tr role="row" className={BELOW}><td role="cell" className="full" colSpan={columns.length + (selection ? 1 : 0)}>{opened}</td></tr>}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {pages && <div className="pages">{pages}</div>}
    </>
  );
};

const Head = <Row,>({ column, sort, onSort }: { column: Column<Row>; sort?: Sort; onSort?: (sort: Sort) => void }) => {
  const active = sort?.column === column.id ? sort : undefined;
  return (
    <th scope="col" role="columnheader" className={classesOf({ ...column, narrow: undefined, name: false, action: false })} style={column.width === undefined ? undefined : { width: column.width }}
      aria-sort={active && (active.direction === 'up' ? 'ascending' : 'descending')}>
      {column.headerHidden && <span className="vh">{column.header}</span>}
      {!column.headerHidden && column.sortable && onSort && (
        <>
          <button type="button" className="wid" onClick={() => onSort({ column: column.id, direction: active?.direction === 'up' ? 'down' : 'up' })}>{column.header}</button>
          <span className="nar">{column.header}</span>
        </>
      )}
      {!column.headerHidden && !(column.sortable && onSort) && column.header}
    </th>
  );
};

const Cell = <Row,>({ column, row }: { column: Column<Row>; row: Row }) => {
  const content = column.cell(row);
  const className = classesOf(column);
  if (isEmpty(content)) {
    const why = (typeof column.empty === 'function' ? column.empty(row) : column.empty) ?? 'Not recorded';
    return <td role="cell" className={[className, 'none'].filter(Boolean).join(' ')}><span className="why" title={why} aria-hidden="true">–</span><span className="vh">{why}</span></td>;
  }
  return column.name ? <th scope="row" role="rowheader" className={className}>{content}</th> : <td role="cell" className={className}>{content}</td>;
};
