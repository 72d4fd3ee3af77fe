import { DEADLINE_KIND_LABELS } from '@holdfast/contracts/deadlines';
import { ONLY_POLICY } from '@holdfast/domain/reminders/usual-plans';
import { Button } from '@holdfast/ui/button';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { mine, type Preference, setMine } from './reminders.api.js';

/** A person's own hour, and what she wants at once. */
export const MyReminders = ({ organization }: { organization: string }) => {
  const { data, error, isPending, refetch } = useQuery(mine(organization));
  if (isPending) return <SkeletonRows label="Reading what you chose" rows={4} />;
  if (error) return <ProblemAlert title="What you chose could not be read" error={error} onRetry={() => void refetch()} />;
  return <PreferenceForm organization={organization} held={data} />;
};

const PreferenceForm = ({ organization, held }: { organization: string; held: Preference }) => {
  const queries = useQueryClient();
  const [wantsDigest, setWantsDigest] = useState(held.digestAt !== null);
  const save = useMutation({
    mutationFn: (form: FormData) => setMine(organization, { digestAt: wantsDigest ? String(form.get('digestAt')) : null, atOnce: form.getAll('atOnce').map(String) as Preference['atOnce'] }),
    onSuccess: (now) => queries.setQueryData(mine(organization).queryKey, now),
  });
  const errors = useFormErrors(save.error);
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); save.mutate(new FormData(event.currentTarget)); }}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Section title="The daily digest">
        <label className="row"><span className="tick"><input type="checkbox" checked={wantsDigest} onChange={({ target }) => setWantsDigest(target.checked)} /></span>Send me one, on days on which something of mine is due</label>
        {wantsDigest && <Field id="digestAt" label="At" hint="In the organization’s time zone" error={errorAt(errors, 'digestAt')}>{(control) => <input type="time" name="digestAt" defaultValue={held.digestAt ?? '07:30'} {...control} />}</Field>}
        <p className="quiet">What a law or a contract dates comes by itself, whatever you choose here.</p>
      </Section>
      <Section title="At once, not in the digest">
        <fieldset className="fld"><legend className="vh">At once</legend>
          {ONLY_POLICY.map((kind) => <label key={kind} className="row"><span className="tick"><input type="checkbox" name="atOnce" value={kind} defaultChecked={held.atOnce.includes(kind)} /></span>{DEADLINE_KIND_LABELS[kind]}</label>)}
        </fieldset>
      </Section>
      <div className="row" style={{ marginTop: 'var(--s4)' }}><Button kind="primary" type="submit" disabled={save.isPending}>Save</Button><span role="status" className="quiet">{save.isSuccess && 'Saved'}</span></div>
    </form>
  );
};
