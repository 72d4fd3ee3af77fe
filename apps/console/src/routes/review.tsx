import { can } from '@holdfast/contracts/permissions';
import { DECISION_LABELS } from '@holdfast/contracts/requests';
import { DateText } from '@holdfast/ui/date-text';
import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { reviewOf } from '../features/assessments/assessments.api.js';
import { ReviewDesk } from '../features/assessments/review-desk.js';
import { evidenceAddress } from '../features/evidence/evidence.api.js';
import { members } from '../features/members/members.api.js';
import { RequestReports } from '../features/reports/request-reports.js';
import { useMay } from './use-may.js';

const ROUTE = '/$organization/requests/$requestId/review';

export const ReviewRoute = () => {
  const { organization, requestId } = useParams({ from: ROUTE });
  const { question } = useSearch({ from: ROUTE });
  const navigate = useNavigate();
  const may = useMay(organization);
  const { data: everyone = [] } = useQuery(members(organization));
  const { data: review, error, refetch } = useQuery(reviewOf(organization, requestId));
  const download = useMutation({ mutationFn: (id: string) => evidenceAddress(organization, id), onSuccess: ({ address }) => window.location.assign(address) });
  if (error) return <ProblemAlert title="This submission could not be shown" error={error} onRetry={() => void refetch()} />;
  if (!review) return <SkeletonRows label="Reading the submission" />;
  const to = { to: ROUTE, params: { organization, requestId } } as const;
  return (
    <>
      <PageTitle
        title={`Review: ${review.vendorName}`}
        crumb={<Link to="/$organization/requests/$requestId" params={{ organization, requestId }}>{review.title}</Link>}
        lead={<>{review.sourceWords === null
          ? <>Submission {review.submissionNumber}, received <DateText instant={review.submittedAt} time="zone" /> from {review.submittedBy}, {review.submittedByTitle}.</>
          : <>Recorded by staff: {review.submittedBy}, from “{review.sourceWords}”{review.readOn && <>, read on <DateText day={review.readOn} /></>}. The vendor did not give these answers itself.</>} {standing(review)}</>}
      />
      {download.isError && <ProblemAlert title="The document was not handed out" error={download.error} lesser />}
      {review.decision && (
        <>
          <p style={{ marginTop: 'var(--s4)', whiteSpace: 'pre-wrap' }}><b>{DECISION_LABELS[review.decision]}.</b> {review.reason}</p>
          <p className="quiet">Decided by {review.decidedBy}{review.secondedBy && ` and ${review.secondedBy}`}{review.validUntil && <>; holds until <DateText day={review.validUntil} /></>}.{review.aloneBecause && ` One person was enough: ${review.aloneBecause.toLowerCase()}.`}</p>
        </>
      )}
      {review.conditions.length > 0 && <ul>{review.conditions.map((condition) => <li key={condition}>– {condition}</li>)}</ul>}
      {review.state === 'decided' && <RequestReports organization={organization} requestId={requestId} mayMake={may('report:make')} />}
      <ReviewDesk
        organization={organization}
        review={review}
        current={question}
        reviewers={everyone.filter(({ active, consoleRole }) => active && consoleRole !== null && can(consoleRole, 'assessment:review')).map(({ id, name }) => ({ id, name }))}
        linkToFinding={(findingId, words) => <Link to="/$organization/findings/$findingId" params={{ organization, findingId }}>{words}</Link>}
        mayReview={may('assessment:review')}
        mayDecide={may('assessment:decide')}
        linkTo={(id, words, current) => <Link {...to} search={{ question: id }} aria-current={current ? 'true' : undefined} resetScroll={false} activeProps={{}}>{words}</Link>}
        onGo={(id) => void navigate({ ...to, search: { question: id }, resetScroll: false })}
        onDownload={(id) => download.mutate(id)}
      />
    </>
  );
};

const standing = ({ state, status, sourceWords }: { state: 'open' | 'returned' | 'decided'; status: string; sourceWords: string | null }): string => {
  if (status === 'amending') return 'The vendor is amending it: a further submission follows. What you have judged of answers that stay the same goes on to it.';
  if (state === 'open') return sourceWords === null ? 'Nothing is sent until you send it back or decide.' : 'Nobody at the vendor hears of your decision.';
  return state === 'returned' ? 'It is with the vendor again.' : 'It is decided; nothing changes any more.';
};
