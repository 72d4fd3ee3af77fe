import { piecesOf } from '@holdfast/domain/statements/statement-text';
import type { OfferedStatement } from './statements.api.js';

const BASES = { law: 'Law', contract: 'Contract', policy: 'Your policy', proposed: 'Proposed rule: binds nobody yet' };

/** The words as they will be frozen, its blanks by their names, and what they rest on. */
export const StatementPreview = ({ statement }: { statement: OfferedStatement }) => (
  <details style={{ marginTop: 'var(--s2)' }}>
    <summary>Read its words, version {statement.version}</summary>
    <p style={{ whiteSpace: 'pre-wrap', maxWidth: 'var(--measure)', marginTop: 'var(--s2)' }}>
      {piecesOf(statement, {}).map(({ words, blank }, at) => (blank === null ? <span key={at}>{words}</span> : <span key={at} className="quiet">[{(statement.variables.find(({ name }) => name === blank)?.label ?? blank).toLowerCase()}]</span>))}
    </p>
    <p className="quiet" style={{ maxWidth: 'var(--measure)', marginTop: 'var(--s2)' }}>{BASES[statement.basis]}. {statement.basisNote} {statement.citations.join(', ')}.</p>
  </details>
);
