import type { Schemas } from '@holdfast/api-client/client';
import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { Status } from '@holdfast/ui/status';
import { type ReactNode, useState } from 'react';
import type { ReviewQuestion } from './assessments.api.js';
import { FindingForm } from './finding-form.js';

interface ReviewedAnswerProps {
  readonly question: ReviewQuestion;
  readonly section: string;
  readonly editable: boolean;
  /** Somebody at the vendor answered, so it can be sent back. */
  readonly returnable: boolean;
  readonly busy: boolean;
  /** The form of a finding is open. */
  readonly finding: boolean;
  readonly onFinding: (open: boolean) => void;
  readonly onJudge: (body: Schemas['JudgeBody']) => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  readonly onDownload: (documentId: string) => void;
  readonly linkToFinding: (findingId: string, words: string) => ReactNode;
  /** Who else has this question before her. */
  readonly others: readonly string[];
}

const SEVERITY_WORDS = { critical: 'Critical gap', high: 'High gap', medium: 'Medium gap', low: 'Low gap' };

const Files = ({ files, onDownload }: Pick<ReviewQuestion, 'files'> & Pick<ReviewedAnswerProps, 'onDownload'>) => (
  <>
    <h3>Evidence, {files.length}</h3>
    <ul className="up" aria-label="Evidence">
      {files.map(({ name, sha256, validTo, documentId }) => (
        <li key={sha256 + name}>
          <span className="med">{name}</span>
          <span className="state">{validTo ? <>valid to <DateText day={validTo} />, as stated</> : 'no last day stated'}, <span className="id" title={sha256}>{sha256.slice(0, 12)}</span></span>
          {documentId ? <button type="button" className="asbutton" onClick={() => onDownload(documentId)}>Download<span className="vh"> {name}</span></button> : <span className="quiet">being copied</span>}
        </li>
      ))}
    </ul>
  </>
);

/** A verdict that nobody may change here any more. */
const Given = ({ verdict: { verdict, outgoingText, internalNote, by, findingId }, linkToFinding }: { verdict: NonNullable<ReviewQuestion['verdict']> } & Pick<ReviewedAnswerProps, 'linkToFinding'>) => (
  <p style={{ marginTop: 'var(--s4)' }}>
    {verdict === 'accepted' && <Status state="done">Accepted</Status>}
    {verdict === 'returned' && <Status state="due">Sent back: {outgoingText}</Status>}
    {verdict === 'finding' && <Status state="gap">{findingId ? linkToFinding(findingId, 'The finding') : 'Finding'}</Status>}
    <span className="quiet"> {by}</span>
    {internalNote && <span className="quiet" style={{ display: 'block' }}>Note: {internalNote}</span>}
  </p>
);

/** One answer with its documents, and the verdict on it. What the vendor will read stands apart from what never leaves. */
export const ReviewedAnswer = ({ question, section, editable, returnable, busy, finding, onFinding, onJudge, onNext, onPrevious, onDownload, linkToFinding, others }: ReviewedAnswerProps) => {
  const { id, text, answer, comment, before, changed, gap, lacksEvidence, files, verdict } = question;
  const [outgoing, setOutgoing] = useState(verdict?.outgoingText ?? '');
  const [note, setNote] = useState(verdict?.internalNote ?? '');
  const judgeAs = (kind: 'accepted' | 'returned' | 'finding' | null) => onJudge({ verdict: kind, outgoingText: kind === 'returned' ? outgoing : '', internalNote: note });
  return (
    <article className="ans" aria-labelledby="question">
      <p className="quiet">{section}, {id}</p>
      <h2 id="question">{text}</h2>
      {others.length > 0 && <p className="quiet" role="status">{others.join(', ')} {others.length === 1 ? 'reads' : 'read'} this too.</p>}
      <p className="said">{answer ?? <span className="quiet">Not answered</span>}</p>
      {comment && <blockquote>{comment}</blockquote>}
      {changed && before && <p className="quiet">Before: {before}</p>}
      {gap && <p style={{ marginTop: 'var(--s4)' }}><Status state="gap">{SEVERITY_WORDS[gap.severity]}: {gap.finding}</Status></p>}
      {lacksEvidence && <p><Status state="gap">A document is asked for and none was sent</Status></p>}
      {files.length > 0 && <Files files={files} onDownload={onDownload} />}
      {editable && (
        <>
          <div className="verdict" role="group" aria-label="Your verdict">
            <Button aria-pressed={verdict?.verdict === 'accepted'} disabled={busy} onClick={() => judgeAs(verdict?.verdict === 'accepted' ? null : 'accepted')}>Accept <kbd aria-hidden="true">a</kbd></Button>
            <Button aria-pressed={verdict?.verdict === 'finding'} disabled={busy || verdict?.findingId != null} onClick={() => onFinding(true)}>Finding <kbd aria-hidden="true">f</kbd></Button>
            {returnable && <Button aria-pressed={verdict?.verdict === 'returned'} disabled={busy || (outgoing.trim() === '' && verdict?.verdict !== 'returned')} onClick={() => judgeAs(verdict?.verdict === 'returned' && outgoing === verdict.outgoingText ? null : 'returned')}>Send back <kbd aria-hidden="true">c</kbd></Button>}
            <span className="push row"><Button kind="quiet" onClick={onPrevious}>Previous <kbd aria-hidden="true">p</kbd></Button><Button onClick={onNext}>Next <kbd aria-hidden="true">n</kbd></Button></span>
          </div>
          {verdict && <p className="quiet" style={{ marginTop: 'var(--s2)' }}>{verdict.verdict === 'accepted' ? 'Accepted' : verdict.verdict === 'returned' ? 'Marked to send back' : 'Judged a finding'} by {verdict.by}.{verdict.findingId && <> {linkToFinding(verdict.findingId, 'See the finding')}. It stays until somebody closes it.</>}</p>}
          {finding && <FindingForm question={question} busy={busy} onCancel={() => onFinding(false)} onOpen={(found) => onJudge({ verdict: 'finding', outgoingText: '', internalNote: note, finding: found })} />}
          {returnable && (
            <div className="fld goes-out">
              <label className="l" htmlFor="outgoing">What the vendor will read, if you send it back</label>
              <textarea id="outgoing" rows={3} maxLength={2000} value={outgoing} onChange={(event) => setOutgoing(event.target.value)} />
            </div>
          )}
          <div className="fld stays-in">
            <label className="l" htmlFor="note">Note for yourselves <span className="quiet">(optional, never leaves)</span></label>
            <textarea id="note" rows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} onBlur={() => { if (verdict && note !== verdict.internalNote) onJudge({ verdict: verdict.verdict, outgoingText: verdict.outgoingText, internalNote: note }); }} />
            {!verdict && note && <p className="quiet">Kept with your verdict.</p>}
          </div>
        </>
      )}
      {!editable && verdict && <Given verdict={verdict} linkToFinding={linkToFinding} />}
    </article>
  );
};
