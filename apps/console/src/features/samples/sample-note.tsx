import { Button } from '@holdfast/ui/button';
import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { removeSampleData, sampleData } from './samples.api.js';

/** Says that invented vendors stand in the register, so that no number is taken for the truth; and takes them away. */
export const SampleNote = ({ organization, mayRemove }: { organization: string; mayRemove: boolean }) => {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { data } = useQuery(sampleData(organization));
  const remove = useMutation({
    mutationFn: () => removeSampleData(organization),
    onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: ['vendors', organization] }), queries.invalidateQueries({ queryKey: ['samples', organization] })]),
    onSettled: () => setAsking(false),
  });
  const count = data?.vendors ?? 0;
  if (count === 0) return null;
  return (
    <aside aria-label="Sample data" style={{ margin: 'var(--s3) 0 var(--s4)' }}>
      <div className="row">
        <p><strong>{count} of these vendors are sample data.</strong> <span className="quiet">No such companies exist; the numbers here count them too.</span></p>
        {mayRemove && <Button kind="danger" size="small" onClick={() => setAsking(true)}>Remove the sample data</Button>}
      </div>
      {remove.isError && <ProblemAlert title="The sample data is still here" error={remove.error} lesser />}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Remove the ${count} sample vendors?`}
        consequences={['Their contacts, engagements, agreements and dates go too, also what you added to them.', 'Vendors that you added or imported stay as they are.', 'You can load the sample data again.']}
        confirm="Remove the sample data"
        cancel="Keep it"
        destructive
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </aside>
  );
};
