import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { LivePreview } from './live-preview.js';
import { documentBy, questionsFile } from './questionnaires.api.js';
import './builder.css';

/** One that Holdfast ships: to be tried, taken along, or copied. */
export const ShippedQuestionnaire = ({ organization, id }: { organization: string; id: string }) => {
  const { data, error, refetch } = useQuery(documentBy(organization, id, 0));
  if (error) return <ProblemAlert title="This questionnaire could not be shown" error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows label="Reading the questionnaire" />;
  return (
    <>
      <p className="quiet" style={{ maxWidth: '70ch' }}>Holdfast ships it and keeps its words. Copy it in the list to make it yours. <a href={questionsFile(organization, id, 'xlsx')}>Download as Excel</a>, <a href={questionsFile(organization, id, 'csv')}>as CSV</a>.</p>
      <LivePreview document={data} />
    </>
  );
};
