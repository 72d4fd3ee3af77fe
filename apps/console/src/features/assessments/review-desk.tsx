import { isPlain } from '@holdfast/domain/reviews/plain-answer';
import { Button } from '@holdfast/ui/button';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { ScreenKeys } from '@holdfast/ui/screen-keys';
import { isTyping } from '@holdfast/ui/search-field';
import { Status } from '@holdfast/ui/status';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { isStale } from '../../shared/is-stale.js';
import type { Review, ReviewQuestion } from './assessments.api.js';
import { DecideDialog } from './decide-dialog.js';
import { ProposedDecision } from './proposed-decision.js';
import { ReturnDialog } from './return-dialog.js';
import { filtered, groupsOf, nextOpen, previousOf, REVIEW_FILTERS, type ReviewFilter } from './review-groups.js';
import { ReviewedAnswer } from './reviewed-answer.js';
import { ReviewList } from './review-list.js';
import { ReviewSections } from './review-sections.js';
import { ReviewSide } from './review-side.js';
import { useReview } from './use-review.js';
import { VerdictConflict } from './verdict-conflict.js';

interface ReviewDeskProps {
  readonly organization: string;
  readonly review: Review;
  readonly mayReview: boolean;
  readonly mayDecide: boolean;
  /** Who may review, to be given sections. */
  readonly reviewers: readonly { readonly id: string; readonly name: string }[];
  /** The question in the address; absent, the gravest. */
  readonly current: string | undefined;
  readonly linkTo: (questionId: string, words: ReactNode, current: boolean) => ReactNode;
  readonly linkToFinding: (findingId: string, words: string) => ReactNode;
  readonly onGo: (questionId: string) => void;
  readonly onDownload: (documentId: string) => void;
}

const READING = [{ keys: ['n'], does: 'next without a verdict' }, { keys: ['p'], does: 'previous' }, { keys: ['?'], does: 'all keys' }];
const JUDGING = [{ keys: ['a'], does: 'accept' }, { keys: ['f'], does: 'finding' }];
const RETURNING = [{ keys: ['c'], does: 'mark to send back' }];

/** A submission read question by question, by one or several people; nothing leaves before *Send back* or *Decide*. */
export const ReviewDesk = ({ organization, review: read, mayReview, mayDecide, reviewers, current, linkTo, linkToFinding, onGo, onDownload }: ReviewDeskProps) => {
  const [dialog, setDialog] = useState<'return' | 'decide'>();
  const [filter, setFilter] = useState<ReviewFilter>('all');
  const [findingAt, setFindingAt] = useState<string>();
  const memberId = read.yourMemberId;
  const mine = new Set(read.sections.filter(({ reviewer }) => reviewer?.memberId === memberId).map(({ id }) => id));
  const reading = current ?? groupsOf(read.questions)[0]?.questions[0]?.id ?? '';
  const { review, readers, give, accept, refresh, conflict, endConflict } = useReview(organization, read, reading, mayReview);
  const groups = groupsOf(filtered(review.questions, filter, mine));
  const inOrder = groups.flatMap(({ questions }) => questions);
  const question = review.questions.find(({ id }) => id === reading) ?? inOrder[0] ?? review.questions[0];
  const go = (to: ReviewQuestion | undefined) => { if (to) { setFindingAt(undefined); onGo(to.id); } };
  const may = review.state === 'open' && mayReview && !review.proposal;
  const next = () => question && go(nextOpen(inOrder, question.id));
  const previous = () => question && go(previousOf(inOrder, question.id));
  const note = question?.verdict?.internalNote ?? '';
  const othersAt = (id: string) => readers.filter((reader) => reader.question === id && reader.memberId !== memberId).map(({ name }) => name);
  const returnable = review.sourceWords === null;
  const mayFind = may && question?.verdict?.findingId == null;

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]') || !question) return;
    if (event.key === 'n') next();
    else if (event.key === 'p') previous();
    else if (may && event.key === 'a') give.mutate({ question, body: { verdict: 'accepted', outgoingText: '', internalNote: note } }, { onSuccess: next });
    else if (mayFind && event.key === 'f') setFindingAt(question.id);
    else if (may && returnable && event.key === 'c') document.getElementById('outgoing')?.focus();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  if (!question) return <p className="quiet">Nothing was asked.</p>;

  const count = (kind: 'accepted' | 'returned' | 'finding') => review.questions.filter(({ verdict }) => verdict?.verdict === kind).length;
  const [accepted, returned, found] = [count('accepted'), count('returned'), count('finding')];
  const plain = review.questions.filter(isPlain).length;
  const counts = Object.fromEntries(Object.keys(REVIEW_FILTERS).map((name) => [name, filtered(review.questions, name as ReviewFilter, mine).length])) as Record<ReviewFilter, number>;
  return (
    <>
      <ProposedDecision organization={organization} review={review} mayDecide={mayDecide} onDone={refresh} />
      <ReviewSections organization={organization} review={review} reviewers={may ? reviewers : []} />
      <div className="desk">
        <ReviewList groups={groups} current={question.id} filter={filter} counts={counts} onFilter={setFilter} linkTo={linkTo} readersOf={othersAt} />
        <ReviewedAnswer
          key={question.id} question={question} section={review.sections.find(({ id }) => id === question.section)?.title ?? ''} editable={may} returnable={returnable} busy={give.isPending}
          finding={mayFind && findingAt === question.id} onFinding={(open) => setFindingAt(open ? question.id : undefined)}
          onJudge={(body) => give.mutate({ question, body }, body.finding ? { onSuccess: () => setFindingAt(undefined) } : undefined)}
          onNext={next} onPrevious={previous} onDownload={onDownload} linkToFinding={linkToFinding} others={othersAt(question.id)}
        />
        <ReviewSide question={question} review={review} />
      </div>
      {give.isError && !isStale(give.error) && <ProblemAlert title="The verdict was not saved" error={give.error} kept="What you typed is still here." lesser level={3} />}
      {accept.isError && <ProblemAlert title="Nothing was accepted" error={accept.error} lesser level={3} />}
      <div className="tally" role="region" aria-label="Tally">
        <p className="n" role="status">
          <span><b>{accepted}</b> accepted</span>
          <Status state={found > 0 ? 'gap' : 'none'}><span><b>{found}</b> {found === 1 ? 'finding' : 'findings'}</span></Status>
          <Status state={returned > 0 ? 'due' : 'none'}><span><b>{returned}</b> to send back</span></Status>
          <span className="quiet"><b>{review.questions.length - accepted - returned - found}</b> open</span>
        </p>
        <div className="row">
          {may && plain > 0 && <Button disabled={accept.isPending} onClick={() => accept.mutate()}>Accept {plain} without a gap</Button>}
          {review.state === 'open' && !review.proposal && mayDecide && <Button disabled={returned > 0} title={returned > 0 ? 'Some answers are marked to be sent back' : undefined} kind={returned > 0 ? 'plain' : 'primary'} onClick={() => { void refresh(); setDialog('decide'); }}>Decide</Button>}
          {may && returned > 0 && <Button kind="primary" onClick={() => setDialog('return')}>Send {returned} back in one mail</Button>}
        </div>
      </div>
      <ScreenKeys keys={may ? [...JUDGING, ...(returnable ? RETURNING : []), ...READING] : READING} />
      {conflict && <VerdictConflict conflict={conflict} busy={give.isPending} onClose={endConflict} onTheirs={endConflict} onMine={() => give.mutate({ question: { ...conflict.question, verdict: conflict.theirs }, body: conflict.mine })} />}
      {dialog === 'return' && <ReturnDialog organization={organization} review={review} onClose={() => setDialog(undefined)} onDone={refresh} />}
      {dialog === 'decide' && <DecideDialog organization={organization} review={review} onClose={() => setDialog(undefined)} onDone={refresh} />}
    </>
  );
};
