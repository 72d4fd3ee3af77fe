import { DefinitionList } from '@holdfast/ui/definition-list';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { importResult, refusedRowsAddress } from './imports.api.js';

/** What became of every row. */
export const ImportResult = ({ organization, id }: { organization: string; id: string }) => {
  const { data, error, refetch } = useQuery(importResult(organization, id));
  if (error) return <ProblemAlert title="The result could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows label="Reading the result" rows={2} />;
  if (data.state === 'failed') return <ProblemAlert title="The import stopped" kept={`${data.done} of ${data.total} rows are done and stay; importing the file again finds them as duplicates.`} />;
  if (data.state !== 'applied') return <p role="status">Importing: {data.done} of {data.total} rows. You can leave this page; it goes on.</p>;
  return (
    <Section title="Every row is accounted for" count={data.total}>
      <DefinitionList items={[
        { term: 'Imported', value: data.imported },
        { term: 'Duplicates left out', value: data.duplicates },
        { term: 'Refused', value: data.refused > 0 ? <>{data.refused}. <a href={refusedRowsAddress(organization, id)} download>Download them with the reason in a column</a></> : 0 },
        { term: 'Blank', value: data.blank },
      ]} />
    </Section>
  );
};
