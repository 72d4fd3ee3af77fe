import { piecesOf, type StatementValues } from '@holdfast/domain/statements/statement-text';
import type { Stating } from './statements.api.js';

/** The exact words, with what is filled in so far; a blank that is open says what belongs there. */
export const StatementText = ({ statement, values }: { statement: Stating['statement']; values: StatementValues }) => (
  <p className="statement">
    {piecesOf(statement, values).map(({ words, blank }, at) => {
      if (blank === null) return <span key={at}>{words}</span>;
      return words === '' ? <span key={at} className="blank">[{labelOf(statement, blank)}]</span> : <b key={at}>{words}</b>;
    })}
  </p>
);

const labelOf = ({ variables }: Stating['statement'], name: string): string => (variables.find((variable) => variable.name === name)?.label ?? name).replace(/, or "none"$/, '').toLowerCase();
