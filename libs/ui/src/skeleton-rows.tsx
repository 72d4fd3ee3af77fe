import { useEffect, useState } from 'react';

/** False for the first 300 ms: what is quick needs no skeleton. */
export const useSlow = (milliseconds = 300) => {
  const [slow, setSlow] = useState(milliseconds === 0);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return slow;
};

interface SkeletonRowsProps {
  /** What is on its way, in words: "Loading vendors". */
  readonly label: string;
  readonly rows?: number;
  readonly columns?: readonly string[];
  readonly after?: number;
}

const WIDTHS = [[168, 76, 96], [132, 76, 112], [184, 60, 96], [144, 76, 88]] as const;

export const SkeletonRows = ({ label, rows = 4, columns = ['', '', ''], after = 300 }: SkeletonRowsProps) => {
  const slow = useSlow(after);
  return (
    <div aria-busy="true">
      <p className="vh" role="status">{slow ? label : ''}</p>
      {slow && (
        <table aria-hidden="true" style={{ tableLayout: 'fixed' }}>
          {columns.some(Boolean) && <thead><tr>{columns.map((name, at) => <th key={at}>{name}</th>)}</tr></thead>}
          <tbody>
            {Array.from({ length: rows }, (_, row) => (
              <tr key={row}>{columns.map((_name, at) => <td key={at}><i className="sk" style={{ width: WIDTHS[row % 4]![at === 0 ? 0 : 1 + (at % 2)] }} /></td>)}</tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
};
