import { SEVERITY_LABELS } from '@holdfast/contracts/findings';
import { DateText } from '@holdfast/ui/date-text';
import { Status } from '@holdfast/ui/status';
import type { Review, ReviewQuestion } from './assessments.api.js';

const LastCycle = ({ question: { lastCycle, answer } }: { question: ReviewQuestion }) => {
  if (!lastCycle) return null;
  const { answer: then, comment, on, changed, worse, gap } = lastCycle;
  return (
    <>
      <h2>Last time, <DateText day={on} /></h2>
      {worse && <p><Status state="gap">Worse than last time</Status></p>}
      <p className="med" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{then ?? 'Not answered'}</p>
      {comment && <p>“{comment}”</p>}
      <p className="quiet">{changed ? (then === answer ? 'Said otherwise in detail.' : 'Another answer than now.') : 'The same answer as now.'}{gap && ` It was a gap then: ${SEVERITY_LABELS[gap].toLowerCase()}.`}</p>
    </>
  );
};

/** What to hold an answer against: the last time, what a good answer holds, why it is asked, where it is written, how the whole is scored. */
export const ReviewSide = ({ question, review: { score, band, arithmetic, prefilledHint, notAsked, submissionNumber, sha256, sections } }: { question: ReviewQuestion; review: Review }) => {
  const { gap, help, why, expected, cites, section } = question;
  const own = sections.find(({ id }) => id === section)?.score ?? null;
  return (
    <aside className="side" aria-label="To compare with">
      <LastCycle question={question} />
      {expected && <><h2>What a good answer holds</h2><p>{expected}</p></>}
      {gap?.remediation && <><h2>What would be enough</h2><p>{gap.remediation}</p></>}
      {gap && <p className="quiet">By <DateText day={gap.dueOn} />, your policy’s days from the submission.</p>}
      {(why ?? help) && <><h2>Guidance</h2>{why && <p>{why}</p>}{help && <p>{help}</p>}</>}
      {cites.length > 0 && <><h2>Source</h2><ul>{cites.map((cite) => <li key={cite}>Law: 45 CFR {cite}</li>)}</ul></>}
      <h2>Score of the section</h2>
      <p className="med">{own === null ? 'Cannot tell' : own.toFixed(2)}</p>
      <h2>Score of the whole</h2>
      <p className="med">{score === null ? 'Cannot tell' : `${score.toFixed(2)}, risk by these answers: ${band}`}</p>
      <p className="quiet">{arithmetic}</p>
      {prefilledHint && <p><Status state="unknown">{prefilledHint}</Status></p>}
      {notAsked > 0 && <p className="quiet">{notAsked === 1 ? 'One question was' : `${notAsked} questions were`} not asked, because of earlier answers.</p>}
      <h2>Submission {submissionNumber}</h2>
      <p className="id" title={sha256} style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>{sha256}</p>
    </aside>
  );
};
