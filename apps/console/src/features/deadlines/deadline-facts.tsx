import { BASIS_LABELS, DEADLINE_KIND_LABELS } from '@holdfast/contracts/deadlines';
import { Button } from '@holdfast/ui/button';
import { DateText, formatDay } from '@holdfast/ui/date-text';
import { DefinitionList } from '@holdfast/ui/definition-list';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { Status } from '@holdfast/ui/status';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalWords } from '../../shared/form-errors.js';
import { distance, shapeOf, standing } from './deadline-words.js';
import { type Matter, reopen, takeUp, wake } from './deadlines.api.js';
import { DoneDialog } from './done-dialog.js';
import { SnoozeDialog } from './snooze-dialog.js';

/** Rules write days as 2026-12-06; people read 6 Dec 2026. */
const inWords = (reason: string): string => reason.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => formatDay(day));

/** What can be done with one deadline. */
export const DeadlineActs = ({ organization, matter }: { organization: string; matter: Matter }) => {
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<'snooze' | 'done'>();
  const refresh = () => Promise.all([['deadlines', organization], ['reminders', organization], ['today', organization]].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const act = useMutation({ mutationFn: (work: (organization: string, id: string) => Promise<unknown>) => work(organization, matter.id), onSettled: refresh });
  const onDone = async () => {
    await refresh();
    setDialog(undefined);
  };
  const open = matter.state === 'open';
  return (
    <>
      {open && !matter.acknowledged && <Button onClick={() => act.mutate(takeUp)} disabled={act.isPending}>Take it up</Button>}
      {open && !matter.snoozedUntil && <Button onClick={() => setDialog('snooze')}>Snooze</Button>}
      {open && matter.snoozedUntil && <Button onClick={() => act.mutate(wake)} disabled={act.isPending}>Show it again</Button>}
      {open && <Button onClick={() => setDialog('done')}>Done by hand</Button>}
      {matter.doneOn && <Button onClick={() => act.mutate(reopen)} disabled={act.isPending}>It was not done</Button>}
      {act.isError && <ProblemAlert title={refusalWords(act.error)} lesser level={2} />}
      {dialog === 'snooze' && <SnoozeDialog organization={organization} matter={matter} onClose={() => setDialog(undefined)} onDone={() => void onDone()} />}
      {dialog === 'done' && <DoneDialog organization={organization} matter={matter} onClose={() => setDialog(undefined)} onDone={() => void onDone()} />}
    </>
  );
};

/** Where its day comes from, step by step. */
export const DeadlineFacts = ({ matter }: { matter: Matter }) => (
  <>
    <DefinitionList look="facts" items={[
      { term: 'Due', value: <Status state={shapeOf(matter)}><DateText day={matter.dueOn} weekday="always" /></Status>, note: matter.state === 'open' ? distance(matter) : standing(matter) },
      { term: 'Basis', value: BASIS_LABELS[matter.basis], note: matter.cite ?? (matter.basis === 'policy' ? 'No law and no contract sets it' : 'No clause is recorded') },
      { term: 'Owner', value: matter.owner, note: matter.acknowledged ? 'Somebody has taken it up' : 'Nobody has taken it up yet' },
      { term: 'Kind', value: DEADLINE_KIND_LABELS[matter.kind] },
    ]} />
    <Section title="How the day was computed">
      <ol className="steps">{matter.reasons.map((reason) => <li key={reason}>{inWords(reason)}</li>)}</ol>
    </Section>
    {(matter.snoozedUntil || matter.doneOn) && (
      <Section title={matter.doneOn ? 'Done by hand' : 'Snoozed'}>
        {matter.doneOn
          ? <p><DateText day={matter.doneOn} />, recorded by {matter.doneByName}: {matter.doneNote}</p>
          : <p>Until <DateText day={matter.snoozedUntil ?? undefined} />: {matter.snoozeReason}</p>}
      </Section>
    )}
  </>
);
