import { Button } from '@holdfast/ui/button';
import { type Column, DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { DefinitionList } from '@holdfast/ui/definition-list';
import { EmptyState } from '@holdfast/ui/empty-state';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { Section } from '@holdfast/ui/section';
import { type State, Status } from '@holdfast/ui/status';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { BASIS_WORDS, everyWords, OCCURRENCE_WORDS, scopeWords } from './schedule-words.js';
import { type Occurrence, sayReviewed, type Schedule, scheduleById } from './schedules.api.js';

const SHAPES: Record<Occurrence['outcome'], State> = { sent: 'done', waiting_contact: 'gap', not_sent: 'unknown', to_review: 'due', reviewed: 'done', switched_off: 'none' };

interface ScheduleDeskProps {
  readonly organization: string;
  readonly schedule: Schedule;
  readonly mayEdit: boolean;
  readonly linkTo: (occurrence: Occurrence) => ReactNode;
}

/** A schedule's settings, and each day on which it came up. */
export const ScheduleDesk = ({ organization, schedule, mayEdit, linkTo }: ScheduleDeskProps) => {
  const [reviewing, setReviewing] = useState<string>();
  const { active, nextOn, vendors, cadenceMonths, basis, cite, note, message, occurrences, dueDays } = schedule;
  const columns: Column<Occurrence>[] = [
    { id: 'name', header: 'Vendor', name: true, cell: linkTo },
    { id: 'outcome', header: 'What became of it', narrow: 'dot', cell: ({ outcome, said, byName }) => <><Status state={SHAPES[outcome]}>{OCCURRENCE_WORDS[outcome]}</Status>{(said || byName) && <span className="also">{[said, byName].filter(Boolean).join(' · ')}</span>}</> },
    { id: 'on', header: 'Came up', cell: ({ occursOn }) => <DateText day={occursOn} /> },
    { id: 'act', header: 'Next step', headerHidden: true, action: true, cell: ({ id, outcome, vendorName }) => mayEdit && outcome === 'to_review' && reviewing !== id && <Button size="small" aria-label={`Say what you saw of ${vendorName}`} onClick={() => setReviewing(id)}>Looked at</Button>, empty: 'Nothing to do' },
  ];
  return (
    <>
      <DefinitionList look="facts" items={[
        { term: 'State', value: active ? <Status state="in_force">On</Status> : <Status state="none">Off</Status>, note: nextOn && <>next <DateText day={nextOn} /></> },
        { term: 'How often', value: everyWords(cadenceMonths), note: `${dueDays} days to ${schedule.kind === 'review' ? 'look' : 'answer'}` },
        { term: 'For', value: scopeWords(schedule), note: `${vendors} today` },
        { term: 'Rests on', value: BASIS_WORDS[basis], note: cite },
      ]} />
      {note && <p className="quiet" style={{ marginTop: 'var(--s3)', maxWidth: 'var(--measure)' }}>{note}</p>}
      {message && <Section title="What the vendor reads at the top"><p style={{ whiteSpace: 'pre-wrap', maxWidth: 'var(--measure)' }}>{message}</p></Section>}
      <Section title="When it came up">
        <DataTable caption="Occurrences, what is to be done on top" rows={occurrences} rowKey={({ id }) => id} columns={columns}
          below={(row) => row.id === reviewing && <Reviewed organization={organization} occurrence={row} onClose={() => setReviewing(undefined)} />}
          whenEmpty={<EmptyState title="It has not come up yet" level={3}>{active ? 'It is looked at every few minutes; what is due by today comes up by itself.' : 'It is off: nothing comes up.'}</EmptyState>} />
      </Section>
    </>
  );
};

/** What was seen, said where the row stands. */
const Reviewed = ({ organization, occurrence, onClose }: { organization: string; occurrence: Occurrence; onClose: () => void }) => {
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const saying = useMutation({
    mutationFn: () => sayReviewed(organization, occurrence.id, said.trim()),
    onSuccess: async (schedule) => {
      queries.setQueryData(scheduleById(organization, schedule.id).queryKey, schedule);
      await queries.invalidateQueries({ predicate: ({ queryKey }) => ['deadlines', 'today'].includes(String(queryKey[0])) });
      onClose();
    },
  });
  const errors = useFormErrors(saying.error);
  return (
    <form noValidate aria-label={`What you saw of ${occurrence.vendorName}`} onSubmit={(event) => { event.preventDefault(); saying.mutate(); }}>
      <ErrorSummary errors={errors} />
      <Field id="said" label="What you saw" hint="Nothing about patients." error={errorAt(errors, 'said')}>{(control) => <textarea rows={2} maxLength={2000} autoFocus value={said} onChange={({ target }) => setSaid(target.value)} {...control} />}</Field>
      <div className="row" style={{ marginTop: 'var(--s3)' }}><Button kind="primary" size="small" type="submit" disabled={saying.isPending}>Save</Button><Button size="small" kind="quiet" onClick={onClose}>Close</Button></div>
    </form>
  );
};
