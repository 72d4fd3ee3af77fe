import { Button } from '@holdfast/ui/button';
import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { closeFinding, type Finding, findingById, findingsChanged, reopenFinding } from './findings.api.js';

/** Closes a finding with a reason, or takes it up again; who was second sees what the first did. */
export const CloseFinding = ({ organization, finding }: { organization: string; finding: Finding }) => {
  const queries = useQueryClient();
  const [because, setBecause] = useState<string>();
  const settled = async (changed: Finding) => {
    setBecause(undefined);
    queries.setQueryData(findingById(organization, finding.id).queryKey, changed);
    await findingsChanged(queries);
  };
  const readAnew = (error: unknown) => { if (isStale(error)) void queries.invalidateQueries({ queryKey: findingById(organization, finding.id).queryKey }); };
  const closing = useMutation({ mutationFn: (reason: string) => closeFinding(organization, finding, reason), onSuccess: settled, onError: readAnew });
  const reopening = useMutation({ mutationFn: () => reopenFinding(organization, finding), onSuccess: settled, onError: readAnew });
  const errors = useFormErrors(closing.error);
  if (finding.status === 'closed') return <><Button disabled={reopening.isPending} onClick={() => reopening.mutate()}>Open it again</Button>{reopening.isError && <ProblemAlert title="It was not opened again" error={reopening.error} lesser level={2} />}</>;
  return (
    <>
      <Button kind="primary" onClick={() => setBecause('')}>Close with a reason</Button>
      <ConfirmDialog opened={because !== undefined} onClose={() => setBecause(undefined)} title="Close this finding?" consequences={['Its day is due no longer.', 'The reason stays on record with your name. It can be opened again.']} confirm="Close it" cancel="Keep it open" onConfirm={() => closing.mutate(because ?? '')} busy={closing.isPending}>
        <ErrorSummary errors={errors} />
        <Field id="because" label="Why nothing is left to do" hint="Nothing about patients." error={errorAt(errors, 'because')}>{(control) => <textarea rows={3} maxLength={2000} value={because ?? ''} onChange={({ target }) => setBecause(target.value)} {...control} />}</Field>
      </ConfirmDialog>
    </>
  );
};
