import { Button } from '@holdfast/ui/button';
import { KeysLine } from '@holdfast/ui/keys-help';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { isTyping } from '@holdfast/ui/search-field';
import { Status } from '@holdfast/ui/status';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { acceptPlain, judge, type Review, type ReviewQuestion } from './assessments.api.js';
import { DecideDialog } from './decide-dialog.js';
import { ReturnDialog } from './return-dialog.js';
import { groupsOf, nextOpen } from './review-groups.js';
import { ReviewedAnswer } from './reviewed-answer.js';
import { ReviewSide } from './review-side.js';

interface ReviewDeskProps {
  readonly organization: string;
  readonly review: Review;
  readonly mayReview: boolean;
  readonly mayDecide: boolean;
  /** The question in the address; absent, the gravest. */
  readonly current: string | undefined;
  readonly linkTo: (questionId: string, words: ReactNode, current: boolean) => ReactNode;
  readonly onGo: (questionId: string) => void;
  readonly onDownload: (documentId: string) => void;
}

const KEYS = [{ keys: ['a'], does: 'accept' }, { keys: ['c'], does: 'mark to send back' }, { keys: ['n'], does: 'next without a verdict' }];

const Mark = ({ verdict, gap }: ReviewQuestion) => {
  if (verdict?.verdict === 'accepted') return <Status state="done"><span className="vh">Accepted</span></Status>;
  if (verdict?.verdict === 'returned') return <Status state="due"><span className="vh">To send back</span></Status>;
  return gap ? <Status state="gap"><span className="vh">Gap, {gap.severity}</span></Status> : <small className="quiet">open</small>;
};

/** A submission read question by question; nothing leaves before *Send back* or *Decide*. */
export const ReviewDesk = ({ organization, review, mayReview, mayDecide, current, linkTo, onGo, onDownload }: ReviewDeskProps) => {
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<'return' | 'decide'>();
  const refresh = () => queries.invalidateQueries({ predicate: ({ queryKey }) => ['review', 'requests', 'today', 'deadlines'].includes(String(queryKey[0])) });
  const open = review.state === 'open';
  const groups = groupsOf(review.questions);
  const inOrder = groups.flatMap(({ questions }) => questions);
  const question = inOrder.find(({ id }) => id === current) ?? inOrder[0]!;
  const give = useMutation({ mutationFn: (body: Parameters<typeof judge>[3]) => judge(organization, review.requestId, question, body), onSettled: refresh });
  const accept = useMutation({ mutationFn: () => acceptPlain(organization, review.requestId), onSettled: refresh });
  const next = () => { const found = nextOpen(inOrder, question.id); if (found) onGo(found.id); };
  const may = open && mayReview;
  const note = question.verdict?.internalNote ?? '';

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]')) return;
    if (event.key === 'n') next();
    else if (may && event.key === 'a') give.mutate({ verdict: 'accepted', outgoingText: '', internalNote: note }, { onSuccess: next });
    else if (may && event.key === 'c') document.getElementById('outgoing')?.focus();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  const count = (kind: 'accepted' | 'returned') => review.questions.filter(({ verdict }) => verdict?.verdict === kind).length;
  const [accepted, returned] = [count('accepted'), count('returned')];
  const plain = review.questions.filter(({ gap, lacksEvidence, verdict }) => !gap && !lacksEvidence && !verdict).length;
  return (
    <>
      <div className="desk">
        <nav className="qs" aria-label="Questions, gaps first" tabIndex={-1}>
          {groups.map(({ title, questions }) => (
            <div key={title}>
              <h2>{title}, {questions.length}</h2>
              <ul>{questions.map((each) => <li key={each.id}>{linkTo(each.id, <><span title={each.text}>{each.text}</span><Mark {...each} /></>, each.id === question.id)}</li>)}</ul>
            </div>
          ))}
        </nav>
        <ReviewedAnswer key={question.id} question={question} section={review.sections.find(({ id }) => id === question.section)?.title ?? ''} editable={may} onJudge={(body) => give.mutate(body)} onNext={next} onDownload={onDownload} busy={give.isPending} />
        <ReviewSide question={question} review={review} />
      </div>
      {give.isError && <ProblemAlert title="The verdict was not saved" error={give.error} kept="What you typed is still here." lesser level={3} />}
      {accept.isError && <ProblemAlert title="Nothing was accepted" error={accept.error} lesser level={3} />}
      <div className="tally" role="region" aria-label="Tally">
        <p className="n" role="status">
          <span><b>{accepted}</b> accepted</span>
          <Status state={returned > 0 ? 'due' : 'none'}><span><b>{returned}</b> to send back</span></Status>
          <span className="quiet"><b>{review.questions.length - accepted - returned}</b> open</span>
        </p>
        <div className="row">
          {may && plain > 0 && <Button disabled={accept.isPending} onClick={() => accept.mutate()}>Accept {plain} without a gap</Button>}
          {open && mayDecide && <Button disabled={returned > 0} title={returned > 0 ? 'Some answers are marked to be sent back' : undefined} kind={returned > 0 ? 'plain' : 'primary'} onClick={() => setDialog('decide')}>Decide</Button>}
          {may && returned > 0 && <Button kind="primary" onClick={() => setDialog('return')}>Send {returned} back in one mail</Button>}
        </div>
      </div>
      {may && <KeysLine keys={KEYS} />}
      {dialog === 'return' && <ReturnDialog organization={organization} review={review} onClose={() => setDialog(undefined)} onDone={refresh} />}
      {dialog === 'decide' && <DecideDialog organization={organization} review={review} onClose={() => setDialog(undefined)} onDone={refresh} />}
    </>
  );
};
