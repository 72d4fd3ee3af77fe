import { Button } from '@holdfast/ui/button';
import { DefinitionList } from '@holdfast/ui/definition-list';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows, useSlow } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { applyImport, importResult, refusedRowsAddress } from './imports.api.js';

/** After so long without a row done, a person may ask again: it changes nothing where the work goes on. */
const STILL_MS = 60_000;

/** What became of every row; and what comes next for those that were imported, handed in. */
export const ImportResult = ({ organization, id, mayRun, next }: { organization: string; id: string; mayRun: boolean; next?: (imported: number) => ReactNode }) => {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(importResult(organization, id));
  const again = useMutation({ mutationFn: () => applyImport(organization, id), onSettled: () => queries.invalidateQueries({ queryKey: ['imports', organization] }) });
  if (error) return <ProblemAlert title="The result could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows label="Reading the result" rows={2} />;
  const kept = `${data.done} of ${data.total} rows are done and stay in the register. Trying again goes on with the rest; no row is imported twice.`;
  if (again.isError) return <ProblemAlert title="The import could not be taken up again" error={again.error} kept={kept} onRetry={() => again.mutate()} />;
  if (data.state === 'failed') return <ProblemAlert title="The import stopped before its end" kept={kept} onRetry={mayRun ? () => again.mutate() : undefined} />;
  if (data.state !== 'applied') {
    return (
      <>
        <p role="status">Importing: {data.done} of {data.total} rows. You can leave this page; it goes on.</p>
        {mayRun && <StandsStill key={data.done} onAgain={() => again.mutate()} />}
      </>
    );
  }
  return (
    <Section title="Every row is accounted for" count={data.total}>
      <DefinitionList items={[
        { term: 'Imported', value: data.imported },
        ...(data.updated > 0 ? [{ term: 'Updated', value: data.updated }] : []),
        { term: 'Duplicates left out', value: data.duplicates },
        { term: 'Refused', value: data.refused > 0 ? <>{data.refused}. <a href={refusedRowsAddress(organization, id)} download>Download them with the reason in a column</a></> : 0 },
        { term: 'Blank', value: data.blank },
      ]} />
      {data.imported > 0 && next?.(data.imported)}
    </Section>
  );
};

const StandsStill = ({ onAgain }: { onAgain: () => void }) =>
  useSlow(STILL_MS) && <p style={{ marginTop: 'var(--s3)' }}>No row was done for a minute. <Button size="small" onClick={onAgain}>Try again</Button></p>;
