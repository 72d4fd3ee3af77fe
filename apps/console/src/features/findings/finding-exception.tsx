import { Button } from '@holdfast/ui/button';
import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { DateText } from '@holdfast/ui/date-text';
import { DefinitionList } from '@holdfast/ui/definition-list';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { approveException, exceptionsOf, type Finding, type FindingException as Exception, findingsChanged, refuseException, revokeException } from './findings.api.js';
import { GrantExceptionDialog } from './grant-exception-dialog.js';

interface FindingExceptionProps {
  readonly organization: string;
  readonly finding: Finding;
  readonly mayExcept: boolean;
}

const itemsOf = ({ justification, measures, until, askedBy, askedOn, approvedBy, approvedOn, aloneBecause }: Exception) => [
  { term: 'Until', value: <DateText day={until} weekday="always" />, note: 'its last day; the finding is open again on the next' },
  { term: 'Because', value: justification },
  { term: 'Meanwhile', value: measures || <span className="quiet">Nothing limits it meanwhile</span> },
  { term: 'Asked for by', value: askedBy, note: <DateText day={askedOn} /> },
  ...(approvedBy && approvedOn ? [{ term: 'Granted by', value: approvedBy, note: <><DateText day={approvedOn} />{aloneBecause && `. One person was enough: ${aloneBecause.toLowerCase()}`}</> }] : []),
];

/** Leave not to mend it for a time: who granted it, why, until when, and what was asked of a second person. */
export const FindingException = ({ organization, finding, mayExcept }: FindingExceptionProps) => {
  const queries = useQueryClient();
  const exceptions = useQuery(exceptionsOf(organization, finding.id));
  const [open, setOpen] = useState<'grant' | 'refuse' | 'revoke'>();
  const [reason, setReason] = useState('');
  const changed = async () => { setOpen(undefined); setReason(''); await findingsChanged(queries); };
  const approve = useMutation({ mutationFn: () => approveException(organization, finding), onSuccess: changed });
  const end = useMutation({ mutationFn: () => (open === 'refuse' ? refuseException : revokeException)(organization, finding, reason), onSuccess: changed });
  const errors = useFormErrors(end.error);
  if (exceptions.isPending) return <SkeletonRows label="Reading the exception" rows={2} />;
  if (exceptions.isError) return <ProblemAlert title="Whether it is excepted could not be read" error={exceptions.error} onRetry={() => void exceptions.refetch()} lesser />;
  const { inForce, asked, needsSecond } = exceptions.data;
  const fits = finding.status !== 'closed' && finding.status !== 'in_remediation';
  const mayGrant = mayExcept && fits && !asked;
  if (!inForce && !asked && !mayGrant) return null;
  return (
    <Section title="Exception" aside={mayExcept && <span className="row">
      {inForce && <Button size="small" onClick={() => setOpen('revoke')}>Revoke it</Button>}
      {mayGrant && <Button size="small" onClick={() => setOpen('grant')}>{inForce ? 'Set another end' : 'Grant an exception'}</Button>}
    </span>}>
      {approve.isError && <ProblemAlert title="It was not granted" error={approve.error} lesser level={3} />}
      {inForce && <DefinitionList items={itemsOf(inForce)} />}
      {!inForce && !asked && <p className="quiet">None is in force: it is to be mended by its day.</p>}
      {asked && (
        <>
          <h3 style={{ marginTop: inForce ? 'var(--s4)' : 0 }}>Waits for a second person</h3>
          <DefinitionList items={itemsOf(asked)} />
          {mayExcept && <p className="row" style={{ marginTop: 'var(--s3)' }}><Button kind="primary" disabled={approve.isPending} onClick={() => approve.mutate()}>Grant it as the second person</Button><Button onClick={() => setOpen('refuse')}>Do not grant it</Button></p>}
        </>
      )}
      {open === 'grant' && <GrantExceptionDialog organization={organization} finding={finding} before={inForce} needsSecond={needsSecond} onClose={() => setOpen(undefined)} onDone={changed} />}
      <ConfirmDialog
        opened={open === 'refuse' || open === 'revoke'} onClose={() => setOpen(undefined)} onConfirm={() => end.mutate()} busy={end.isPending}
        title={open === 'refuse' ? 'Do not grant this exception?' : 'Revoke this exception?'} confirm={open === 'refuse' ? 'Do not grant it' : 'Revoke it'} cancel="Leave it"
        consequences={[open === 'refuse' ? 'The finding stays to be mended by its day.' : 'The finding is open again, with its own day.']}
      >
        <ErrorSummary errors={errors} />
        <Field id="reason" label="Why" hint="Nothing about patients." error={errorAt(errors, 'reason')}>{(control) => <textarea rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} {...control} />}</Field>
      </ConfirmDialog>
    </Section>
  );
};
