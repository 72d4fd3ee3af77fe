import { addDays } from '@holdfast/domain/dates/local-date';
import { Button } from '@holdfast/ui/button';
import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { DateText, readersToday } from '@holdfast/ui/date-text';
import { EmptyState } from '@holdfast/ui/empty-state';
import { ErrorSummary, type FieldError } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { CandidateTable, type ChosenContact } from './candidate-table.js';
import { type Campaign, type CampaignFilter, type CampaignSubject, type Candidate, candidates, sendCampaign } from './campaigns.api.js';
import { FilterFields } from './filter-fields.js';

const USUAL_DAYS = 30;
const HOLDERS: CampaignFilter = { phi: 'flows', agreement: null, ownerMemberId: null, tiers: null, vendorIds: null };

interface NewCampaignProps {
  readonly organization: string;
  readonly subjects: readonly CampaignSubject[];
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  /** Chosen in the register before. */
  readonly vendorIds?: readonly string[];
  readonly chooser: (vendor: Candidate, onChosen: (contact: ChosenContact) => void, onClose: () => void) => ReactNode;
  /** A form that gives a vendor its first contact. */
  readonly mender: (vendor: Candidate, onSaved: () => void) => ReactNode;
  readonly onSent: (campaign: Campaign) => void;
}

/** What is asked, of whom, by when; who would be written to stands there before anything leaves. */
export const NewCampaign = ({ organization, subjects, owners, vendorIds, chooser, mender, onSent }: NewCampaignProps) => {
  const [key] = useState(() => crypto.randomUUID()); // pressed again after a lost reply, it is still one campaign
  const [subjectId, setSubjectId] = useState(subjects[0]?.id ?? '');
  const subject = subjects.find(({ id }) => id === subjectId);
  const [title, setTitle] = useState<string>();
  const [message, setMessage] = useState('');
  const [dueOn, setDueOn] = useState(addDays(readersToday(), USUAL_DAYS));
  const [filter, setFilter] = useState<CampaignFilter>(vendorIds ? { ...HOLDERS, phi: null, vendorIds: [...vendorIds] } : HOLDERS);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<ReadonlyMap<string, ChosenContact>>(new Map());
  const [asking, setAsking] = useState(false);
  const [missing, setMissing] = useState<FieldError[]>([]);
  const found = useQuery(candidates(organization, filter));
  const reachable = found.data?.filter(({ vendorId, contactId }) => contactId !== null || chosen.has(vendorId)) ?? [];
  const unreachable = found.data?.filter(({ vendorId, contactId }) => contactId === null && !chosen.has(vendorId)) ?? [];
  const selected = new Set(reachable.map(({ vendorId }) => vendorId).filter((id) => !left.has(id)));
  const send = useMutation({
    mutationFn: () => sendCampaign(organization, {
      title: title ?? subject?.title ?? '', kind: subject?.kind ?? 'statement', subjectId, message: message.trim(), dueOn, filter,
      recipients: reachable.filter(({ vendorId }) => selected.has(vendorId)).map(({ vendorId, contactId }) => ({ vendorId, contactId: chosen.get(vendorId)?.id ?? contactId ?? '' })),
    }, key),
    onSuccess: onSent,
    onError: () => setAsking(false),
  });
  const refused = useFormErrors(send.error);
  const errors = missing.length > 0 ? missing : refused;
  const check = (): void => {
    const lacks: FieldError[] = [
      ...((title ?? subject?.title ?? '').trim() ? [] : [{ field: 'title', message: 'Give it a title' }]),
      ...(dueOn ? [] : [{ field: 'dueOn', message: 'Say by when' }]),
      ...(selected.size > 0 ? [] : [{ field: 'recipients', message: 'Choose at least one vendor' }]),
    ];
    setMissing(lacks);
    if (lacks.length === 0) setAsking(true);
  };
  const vendors = (count: number) => `${count} ${count === 1 ? 'vendor' : 'vendors'}`;
  return (
    // No form: a contact is added in one of its own, which stands inside.
    <div>
      <ErrorSummary errors={errors} />
      <Section title="What you ask">
        <Field id="subjectId" label="Statement or questionnaire" hint={subject?.note} error={errorAt(errors, 'subjectId')}>
          {(control) => (
            <select value={subjectId} onChange={({ target }) => setSubjectId(target.value)} {...control}>
              <optgroup label="Statements">{subjects.filter(({ kind }) => kind === 'statement').map(({ id, title }) => <option key={id} value={id}>{title}</option>)}</optgroup>
              <optgroup label="Questionnaires">{subjects.filter(({ kind }) => kind === 'questionnaire').map(({ id, title }) => <option key={id} value={id}>{title}</option>)}</optgroup>
            </select>
          )}
        </Field>
        <Field id="title" label="Title of the campaign" error={errorAt(errors, 'title')}>{(control) => <input type="text" style={{ width: '100%', maxWidth: 480 }} maxLength={200} value={title ?? subject?.title ?? ''} onChange={({ target }) => setTitle(target.value)} {...control} />}</Field>
        <Field id="message" label="What each vendor reads at the top" optional hint="Nothing about patients." error={errorAt(errors, 'message')}>{(control) => <textarea rows={3} maxLength={2000} value={message} onChange={({ target }) => setMessage(target.value)} {...control} />}</Field>
        <Field id="dueOn" label="Due" error={errorAt(errors, 'dueOn')}>{(control) => <input type="date" value={dueOn} onChange={({ target }) => setDueOn(target.value)} {...control} />}</Field>
      </Section>
      <Section title="Whom you ask" count={found.data && reachable.length}>
        {filter.vendorIds && <p>{vendors(filter.vendorIds.length)} as chosen in the register. <Button size="small" kind="quiet" onClick={() => setFilter(HOLDERS)}>Choose by what they do instead</Button></p>}
        <FilterFields filter={filter} owners={owners} onChange={setFilter} />
        <div id="recipients" tabIndex={-1} style={{ marginTop: 'var(--s4)' }}>
          {found.isPending && <SkeletonRows label="Looking who this finds" rows={4} />}
          {found.isError && <ProblemAlert title="Who this finds could not be read" error={found.error} onRetry={() => void found.refetch()} lesser level={3} />}
          {found.data && reachable.length === 0 && <EmptyState title={unreachable.length > 0 ? 'Nobody here can be written to yet' : 'The filter finds no vendor'} level={3}>{unreachable.length > 0 ? 'Add a contact below.' : 'Choose “Any” to widen it.'}</EmptyState>}
          {reachable.length > 0 && <CandidateTable candidates={reachable} selected={selected} onSelect={(next) => setLeft(new Set(reachable.map(({ vendorId }) => vendorId).filter((id) => !next.has(id))))} chosen={chosen} onChoose={(vendorId, contact) => setChosen(new Map(chosen).set(vendorId, contact))} chooser={chooser} />}
        </div>
      </Section>
      {unreachable.length > 0 && <Unreachable vendors={unreachable} mender={mender} onSaved={() => void found.refetch()} />}
      <div className="row" style={{ marginTop: 'var(--s6)' }}><Button kind="primary" disabled={send.isPending || !found.data} onClick={check}>Send to {vendors(selected.size)}</Button></div>
      <ConfirmDialog opened={asking} onClose={() => setAsking(false)} title={`Ask ${vendors(selected.size)}?`} busy={send.isPending} onConfirm={() => send.mutate()} confirm="Send" cancel="Not yet"
        consequences={[`Each gets one mail: ${subject?.title ?? ''}.`, <>Answers are due on <DateText key="due" day={dueOn || readersToday()} weekday="always" />.</>, ...(unreachable.length > 0 ? [`${vendors(unreachable.length)} without a contact ${unreachable.length === 1 ? 'is' : 'are'} left out.`] : [])]} />
    </div>
  );
};

/** Found by the filter, and nobody to write to. */
const Unreachable = ({ vendors, mender, onSaved }: { vendors: readonly Candidate[]; mender: NewCampaignProps['mender']; onSaved: () => void }) => {
  const [mending, setMending] = useState<string>();
  return (
    <Section title="Nobody to write to" count={vendors.length}>
      <ul className="lines">
        {vendors.map((vendor) => (
          <li key={vendor.vendorId}>
            <span className="row">{vendor.name} <span className="quiet">{vendor.bounced > 0 ? 'Mail to its contact came back' : 'It has no contact'}</span>{mending !== vendor.vendorId && <Button size="small" onClick={() => setMending(vendor.vendorId)} aria-label={`Add a contact of ${vendor.name}`}>Add a contact</Button>}</span>
            {mending === vendor.vendorId && mender(vendor, () => { setMending(undefined); onSaved(); })}
          </li>
        ))}
      </ul>
    </Section>
  );
};
