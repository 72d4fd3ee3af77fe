export interface Sort {
  readonly column: string;
  readonly direction: 'up' | 'down';
}

interface SortSelectProps {
  readonly columns: readonly { readonly id: string; readonly header: string; readonly sortable?: boolean }[];
  readonly sort?: Sort;
  readonly onSort: (sort: Sort) => void;
}

/** Below 900 px there is no header to press. */
export const SortSelect = ({ columns, sort, onSort }: SortSelectProps) => (
  <label className="sorts">
    Sort
    <select value={sort ? `${sort.column} ${sort.direction}` : ''} onChange={(event) => {
      const [column, direction] = event.target.value.split(' ');
      if (column && (direction === 'up' || direction === 'down')) onSort({ column, direction });
    }}>
      {!sort && <option value="">as it comes</option>}
      {columns.filter(({ sortable }) => sortable).flatMap(({ id, header }) => [
        <option key={`${id} up`} value={`${id} up`}>{header} ↑</option>,
        <option key={`${id} down`} value={`${id} down`}>{header} ↓</option>,
      ])}
    </select>
  </label>
);
