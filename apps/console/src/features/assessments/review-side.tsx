import { DateText } from '@holdfast/ui/date-text';
import { Status } from '@holdfast/ui/status';
import type { Review, ReviewQuestion } from './assessments.api.js';

/** What to hold an answer against: what would remedy a gap, where it is written, how the whole is scored. */
export const ReviewSide = ({ question: { gap, help, cites }, review: { score, band, arithmetic, prefilledHint, notAsked, submissionNumber, sha256 } }: { question: ReviewQuestion; review: Review }) => (
  <aside className="side" aria-label="To compare with">
    {gap?.remediation && <><h2>What would be enough</h2><p>{gap.remediation}</p></>}
    {gap && <p className="quiet">By <DateText day={gap.dueOn} />, your policy’s days from the submission.</p>}
    {help && <><h2>Guidance</h2><p>{help}</p></>}
    {cites.length > 0 && <><h2>Source</h2><ul>{cites.map((cite) => <li key={cite}>Law: 45 CFR {cite}</li>)}</ul></>}
    <h2>Score of the whole</h2>
    <p className="med">{score === null ? 'Cannot tell' : `${score.toFixed(2)}, risk by these answers: ${band}`}</p>
    <p className="quiet">{arithmetic}</p>
    {prefilledHint && <p><Status state="unknown">{prefilledHint}</Status></p>}
    {notAsked > 0 && <p className="quiet">{notAsked === 1 ? 'One question was' : `${notAsked} questions were`} not asked, because of earlier answers.</p>}
    <h2>Submission {submissionNumber}</h2>
    <p className="id" title={sha256} style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>{sha256}</p>
  </aside>
);
