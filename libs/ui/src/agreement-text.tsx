import type { ReactNode } from 'react';
import { agreementLines, type AgreementLine, type AgreementText as Agreement } from '@holdfast/domain/templates/agreement-text';
import type { TextChange, WordRun } from '@holdfast/domain/templates/text-changes';

interface AgreementTextProps {
  readonly document: Agreement;
  /** What a version says otherwise than the one before. */
  readonly changes?: readonly TextChange[];
  /** What stands below a clause: its comments, a button to write one. */
  readonly below?: (clause: { readonly id: string; readonly number: string; readonly heading: string }) => ReactNode;
}

/** An agreement to be read: the same lines as on paper, in order, each clause with an address of its own. */
export const AgreementText = ({ document, changes = [], below }: AgreementTextProps) => {
  const changed = new Map(changes.map((change) => [change.place, change.runs]));
  return (
    <article className="agr" aria-label={document.title}>
      {agreementLines(document).map((line, at) => <Line key={at} line={line} runs={line.clauseId ? changed.get(line.clauseId) : undefined} below={below} />)}
    </article>
  );
};

const Line = ({ line: { kind, number, lead, text, clauseId }, runs, below }: { line: AgreementLine; runs?: readonly WordRun[] } & Pick<AgreementTextProps, 'below'>) => {
  switch (kind) {
    case 'title': return <h2>{text}</h2>;
    case 'heading': return <h3>{number && <span className="no">{number} </span>}{text}</h3>;
    case 'signature': return <p className="sig">{text}</p>;
    default: return (
      <div id={clauseId} className={runs ? 'cl changed' : 'cl'}>
        <p>
          {number && <span className="no">{number} </span>}
          {lead && <strong>{text ? `${lead}. ` : lead}</strong>}
          {runs ? <Words runs={runs} /> : text}
        </p>
        {clauseId && below?.({ id: clauseId, number: number ?? '', heading: lead ?? '' })}
      </div>
    );
  }
};

/** Words that came and went: underlined and struck, and said as such to whoever does not see it. */
export const Words = ({ runs }: { runs: readonly WordRun[] }) => (
  <>
    {runs.map(({ as, text }, at) => (as === 'same' ? <span key={at}>{text}</span> : as === 'added'
      ? <ins key={at}><span className="vh">[added] </span>{text}<span className="vh"> [end]</span></ins>
      : <del key={at}><span className="vh">[removed] </span>{text}<span className="vh"> [end]</span></del>))}
  </>
);
