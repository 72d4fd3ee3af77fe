import type { Schemas } from '@holdfast/api-client/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { isStale } from '../../shared/is-stale.js';
import { acceptPlain, judge, type Review, reviewOf, type ReviewQuestion, standingOf, type Verdict, withStanding } from './assessments.api.js';

type Judgement = Schemas['JudgeBody'];

/** A verdict that somebody else was faster with. */
export interface VerdictConflict {
  readonly question: ReviewQuestion;
  readonly mine: Judgement;
  readonly theirs: Verdict | null;
}

/** A review that several people work on: what the others do arrives by itself, and a verdict is written without reading the rest again. */
export const useReview = (organization: string, read: Review, reading: string, mayReview: boolean) => {
  const queries = useQueryClient();
  const [conflict, setConflict] = useState<VerdictConflict>();
  const live = read.state === 'open';
  const standing = useQuery({ ...standingOf(organization, read.requestId, mayReview && live ? reading : null), enabled: live });
  const review = useMemo(() => (standing.data ? withStanding(read, standing.data) : read), [read, standing.data]);
  const { data } = standing;
  const refresh = () => queries.invalidateQueries({ predicate: ({ queryKey }) => ['review', 'review-standing', 'requests', 'today', 'deadlines', 'findings', 'residual-risk'].includes(String(queryKey[0])) });
  useEffect(() => {
    if (data && (data.state !== read.state || data.version !== read.version)) void queries.invalidateQueries({ queryKey: reviewOf(organization, read.requestId).queryKey });
  }, [data, read.state, read.version, read.requestId, organization, queries]);

  const settle = (now: Schemas['ReviewStandingView']) => {
    queries.setQueriesData<Schemas['ReviewStandingView']>({ queryKey: ['review-standing', organization, read.requestId] }, now);
    queries.setQueryData<Review>(reviewOf(organization, read.requestId).queryKey, (before) => before && withStanding(before, now));
  };
  const give = useMutation({
    mutationFn: ({ question, body }: { question: ReviewQuestion; body: Judgement }) => judge(organization, read.requestId, question, body),
    onMutate: () => queries.cancelQueries({ queryKey: ['review-standing', organization, read.requestId] }), // an older answer would undo what is about to be said
    onSuccess: async (now, { body }) => {
      settle(now);
      setConflict(undefined);
      if (body.verdict === 'finding') await queries.invalidateQueries({ queryKey: ['findings', organization] });
    },
    onError: async (error, { question, body }) => {
      if (!isStale(error)) return;
      const { data: now } = await standing.refetch();
      if (!now) return;
      settle(now);
      setConflict({ question, mine: body, theirs: now.verdicts.find((verdict) => verdict.question === question.id) ?? null });
    },
  });
  const accept = useMutation({ mutationFn: () => acceptPlain(organization, read.requestId), onSettled: refresh });
  return { review, readers: data?.readers ?? [], give, accept, refresh, conflict, endConflict: () => setConflict(undefined) };
};
