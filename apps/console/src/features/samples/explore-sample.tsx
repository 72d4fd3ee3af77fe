import { Button } from '@holdfast/ui/button';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { loadSampleData } from './samples.api.js';

/** One click to a register worth looking at. For roles that may also take it away again. */
export const ExploreSample = ({ organization, onLoaded }: { organization: string; onLoaded?: () => void }) => {
  const queries = useQueryClient();
  const load = useMutation({
    mutationFn: () => loadSampleData(organization),
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['vendors', organization] }), queries.invalidateQueries({ queryKey: ['samples', organization] })]);
      onLoaded?.();
    },
  });
  return (
    <>
      <Button disabled={load.isPending} onClick={() => load.mutate()}>Explore with sample data</Button>
      {load.isError && <ProblemAlert title="The sample data was not loaded" error={load.error} lesser onRetry={() => load.mutate()} />}
    </>
  );
};
