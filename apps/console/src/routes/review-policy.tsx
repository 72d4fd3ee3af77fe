import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { reviewPolicy } from '../features/organizations/organizations.api.js';
import { ReviewPolicyForm } from '../features/organizations/review-policy-form.js';
import { useMay } from './use-may.js';

export const ReviewPolicyRoute = () => {
  const { organization } = useParams({ from: '/$organization/review-policy' });
  const { data: policy, error, refetch } = useQuery(reviewPolicy(organization));
  const may = useMay(organization);
  if (error) return <ProblemAlert title="Your policy could not be shown" error={error} onRetry={() => void refetch()} />;
  if (!policy) return <SkeletonRows label="Reading your policy" />;
  return (
    <>
      <PageTitle title="Review policy" lead="Who has to approve what, and how long a decision holds. What was decided before stays as it was." />
      <ReviewPolicyForm organization={organization} policy={policy} mayConfigure={may('organization:configure')} />
    </>
  );
};
