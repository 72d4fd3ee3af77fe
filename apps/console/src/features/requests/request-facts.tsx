import { Button } from '@holdfast/ui/button';
import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { DateText } from '@holdfast/ui/date-text';
import { DefinitionList } from '@holdfast/ui/definition-list';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { Section } from '@holdfast/ui/section';
import { Timeline } from '@holdfast/ui/timeline';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useFormErrors } from '../../shared/form-errors.js';
import { RequestStatus } from './request-status.js';
import { VendorAsks } from './vendor-asks.js';
import { moveDueDay, type Request, withdrawRequest } from './requests.api.js';

const STEPS: Record<Request['steps'][number]['kind'], string> = {
  sent: 'Sent', recorded: 'Recorded by staff', taken_on: 'Taken on', submitted: 'Submitted', returned: 'Questions sent back', decided: 'Decided', withdrawn: 'Withdrawn', due_moved: 'Due day moved',
  commented: 'Commented on', changes_requested: 'Changes asked for', passed_on: 'Passed on', declined: 'Declined', signed: 'Signed', reissued: 'New version sent', countersigned: 'Countersigned', stated: 'Stated', taken_back: 'Said to be true no longer',
  amending: 'Amendment begun', more_time_asked: 'More time asked for', more_time_refused: 'Due day kept', question_asked: 'Asked about a question', question_answered: 'Question answered',
};
const WAITING = ['sent', 'taken_on', 'returned'];

interface RequestFactsProps {
  readonly organization: string;
  readonly request: Request;
  readonly maySend: boolean;
  readonly mayWithdraw: boolean;
  /** What the request is about, before its steps. */
  readonly children?: ReactNode;
}

/** A request's state, its steps, and what its sender may still change. */
export const RequestFacts = ({ organization, request, maySend, mayWithdraw, children }: RequestFactsProps) => {
  const waits = WAITING.includes(request.status);
  const answered = useChange(organization, request.id);
  return (
    <>
      <DefinitionList look="facts" items={[
        { term: 'State', value: <RequestStatus {...request} />, note: request.status === 'sent' ? 'Nobody at the vendor has opened it with a code yet.' : undefined },
        ...(request.begunByVendor || request.recordedByStaff ? [] : [{ term: 'Due', value: <DateText day={request.dueOn} weekday="always" />, note: `end of day, ${request.zone}` }]),
        request.recordedByStaff ? { term: 'Asked', value: 'Nobody', note: 'Staff recorded what the vendor publishes.' } : { term: 'Asked', value: request.contactName, note: request.contactEmail },
        { term: request.recordedByStaff ? 'Recorded by' : 'Sent by', value: request.senderName, note: <DateText instant={request.sentAt} time /> },
      ]} />
      <div className="row" style={{ marginTop: 'var(--s4)' }}>
        {waits && maySend && <MoveDueDay organization={organization} request={request} />}
        {(waits || ['submitted', 'amending', 'changes_requested', 'signed'].includes(request.status)) && mayWithdraw && <Withdraw organization={organization} request={request} />}
      </div>
      <VendorAsks organization={organization} request={request} mayAnswer={maySend} onChanged={(changed) => void answered(changed)} />
      {children}
      <Section title="Steps">
        <Timeline ours="You" theirs="The vendor" entries={[...request.steps].reverse().map(({ number, kind, side, byName, at }) => ({ id: String(number), side: side === 'vendor' ? 'theirs' : 'ours', what: STEPS[kind], who: byName, at: <DateText instant={at} time="zone" /> }))} />
      </Section>
    </>
  );
};

const useChange = (organization: string, id: string, onDone?: () => void) => {
  const queries = useQueryClient();
  return async (changed: Request) => {
    queries.setQueryData(['requests', organization, id], changed);
    await queries.invalidateQueries({ predicate: ({ queryKey }) => ['requests', 'today', 'deadlines'].includes(String(queryKey[0])) });
    onDone?.();
  };
};

const MoveDueDay = ({ organization, request: { id, dueOn } }: Pick<RequestFactsProps, 'organization' | 'request'>) => {
  const [day, setDay] = useState<string>();
  const changed = useChange(organization, id, () => setDay(undefined));
  const move = useMutation({ mutationFn: () => moveDueDay(organization, id, day ?? dueOn), onSuccess: changed });
  const errors = useFormErrors(move.error);
  return (
    <>
      <Button onClick={() => setDay(dueOn)}>Move the due day</Button>
      <ConfirmDialog opened={day !== undefined} onClose={() => setDay(undefined)} title="Move the due day?" consequences={['The vendor sees the new day at once.', 'Reminders are planned anew.']} confirm="Move it" onConfirm={() => move.mutate()} busy={move.isPending}>
        <ErrorSummary errors={errors} />
        <Field id="dueOn" label="New due day">{(control) => <input type="date" value={day ?? dueOn} onChange={(event) => setDay(event.target.value)} {...control} />}</Field>
      </ConfirmDialog>
    </>
  );
};

const Withdraw = ({ organization, request: { id, contactName } }: Pick<RequestFactsProps, 'organization' | 'request'>) => {
  const [reason, setReason] = useState<string>();
  const changed = useChange(organization, id, () => setReason(undefined));
  const withdraw = useMutation({ mutationFn: () => withdrawRequest(organization, id, reason ?? ''), onSuccess: changed });
  const errors = useFormErrors(withdraw.error);
  return (
    <>
      <Button kind="danger" onClick={() => setReason('')}>Withdraw</Button>
      <ConfirmDialog opened={reason !== undefined} onClose={() => setReason(undefined)} title="Withdraw this request?" consequences={[`${contactName} reads your reason.`, 'No reminder leaves any more.', 'It cannot be taken up again; you can send a new one.']} confirm="Withdraw it" cancel="Keep it" destructive onConfirm={() => withdraw.mutate()} busy={withdraw.isPending}>
        <ErrorSummary errors={errors} />
        <Field id="reason" label="Reason">{(control) => <textarea rows={3} value={reason ?? ''} onChange={(event) => setReason(event.target.value)} {...control} />}</Field>
      </ConfirmDialog>
    </>
  );
};

