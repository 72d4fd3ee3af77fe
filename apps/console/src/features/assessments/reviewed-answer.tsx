import type { Schemas } from '@holdfast/api-client/client';
import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { Status } from '@holdfast/ui/status';
import { useState } from 'react';
import type { ReviewQuestion } from './assessments.api.js';

interface ReviewedAnswerProps {
  readonly question: ReviewQuestion;
  readonly section: string;
  readonly editable: boolean;
  readonly busy: boolean;
  readonly onJudge: (body: Schemas['JudgeBody']) => void;
  readonly onNext: () => void;
  readonly onDownload: (documentId: string) => void;
}

const SEVERITY_WORDS = { critical: 'Critical gap', high: 'High gap', medium: 'Medium gap', low: 'Low gap' };

/** One answer with its documents, and the verdict on it. */
export const ReviewedAnswer = ({ question, section, editable, busy, onJudge, onNext, onDownload }: ReviewedAnswerProps) => {
  const { id, text, answer, comment, before, changed, gap, lacksEvidence, files, verdict } = question;
  const [outgoing, setOutgoing] = useState(verdict?.outgoingText ?? '');
  const [note, setNote] = useState(verdict?.internalNote ?? '');
  const judgeAs = (kind: 'accepted' | 'returned' | null) => onJudge({ verdict: kind, outgoingText: kind === 'returned' ? outgoing : '', internalNote: note });
  return (
    <article className="ans" aria-labelledby="question">
      <p className="quiet">{section}, {id}</p>
      <h2 id="question">{text}</h2>
      <p className="said">{answer ?? <span className="quiet">Not answered</span>}</p>
      {comment && <blockquote>{comment}</blockquote>}
      {changed && before && <p className="quiet">Before: {before}</p>}
      {gap && <p style={{ marginTop: 'var(--s4)' }}><Status state="gap">{SEVERITY_WORDS[gap.severity]}: {gap.finding}</Status></p>}
      {lacksEvidence && <p><Status state="gap">A document is asked for and none was sent</Status></p>}
      {files.length > 0 && (
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
      )}
      {editable && (
        <>
          <div className="verdict" role="group" aria-label="Your verdict">
            <Button aria-pressed={verdict?.verdict === 'accepted'} disabled={busy} onClick={() => judgeAs(verdict?.verdict === 'accepted' ? null : 'accepted')}>Accept <kbd aria-hidden="true">a</kbd></Button>
            <Button aria-pressed={verdict?.verdict === 'returned'} disabled={busy || (outgoing.trim() === '' && verdict?.verdict !== 'returned')} onClick={() => judgeAs(verdict?.verdict === 'returned' && outgoing === verdict.outgoingText ? null : 'returned')}>Send back <kbd aria-hidden="true">c</kbd></Button>
            <Button className="push" onClick={onNext}>Next <kbd aria-hidden="true">n</kbd></Button>
          </div>
          <div className="fld">
            <label className="l" htmlFor="outgoing">What the vendor will read, if you send it back</label>
            <textarea id="outgoing" rows={3} maxLength={2000} value={outgoing} onChange={(event) => setOutgoing(event.target.value)} />
          </div>
          <div className="fld">
            <label className="l" htmlFor="note">Note for yourselves <span className="quiet">(optional, never leaves)</span></label>
            <textarea id="note" rows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} onBlur={() => { if (verdict && note !== verdict.internalNote) onJudge({ verdict: verdict.verdict, outgoingText: verdict.outgoingText, internalNote: note }); }} />
            {!verdict && note && <p className="quiet">Kept with your verdict.</p>}
          </div>
        </>
      )}
      {!editable && verdict && <p style={{ marginTop: 'var(--s4)' }}>{verdict.verdict === 'accepted' ? <Status state="done">Accepted</Status> : <Status state="due">Sent back: {verdict.outgoingText}</Status>}{verdict.internalNote && <span className="quiet" style={{ display: 'block' }}>Note: {verdict.internalNote}</span>}</p>}
    </article>
  );
};
