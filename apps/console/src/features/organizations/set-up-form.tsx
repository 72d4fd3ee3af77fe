import type { Schemas } from '@holdfast/api-client/client';
import { ORGANIZATION_KIND_LABELS } from '@holdfast/contracts/organizations';
import { Button } from '@holdfast/ui/button';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Choices, Field } from '@holdfast/ui/field';
import { Section } from '@holdfast/ui/section';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, formErrors } from '../../shared/form-errors.js';
import { setUp } from './organizations.api.js';

type Kind = Schemas['SetUpOrganization']['kind'];
const KINDS: Kind[] = ['covered_entity', 'business_associate', 'both'];
const ZONES = Intl.supportedValuesOf('timeZone');

export const SetUpForm = ({ setUpKey, onDone }: { setUpKey: string; onDone: (slug: string) => void }) => {
  const [kind, setKind] = useState<Kind>('covered_entity');
  const found = useMutation({ mutationFn: setUp, onSuccess: ({ slug }) => onDone(slug) });
  const errors = formErrors(found.error);
  const submit = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    found.mutate({
      key: setUpKey,
      organization: { name: text('organization-name'), kind, zone: text('organization-zone') },
      owner: { name: text('owner-name'), email: text('owner-email'), password: String(form.get('owner-password') ?? '') },
    });
  };
  return (
    <form noValidate className="form" onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)); }}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Section title="Your organization">
        <Field id="organization-name" label="Name" hint="As patients and vendors know it" error={errorAt(errors, 'organization-name')}>{(control) => <input type="text" name="organization-name" autoComplete="organization" {...control} />}</Field>
        <Choices id="organization-kind" name="organization-kind" legend="Under HIPAA it is a" value={kind} onChange={(value) => setKind(value as Kind)} options={KINDS.map((value) => ({ value, label: ORGANIZATION_KIND_LABELS[value] }))} />
        <Field id="organization-zone" label="Time zone" hint="Due days end, and reminders leave, by this clock" error={errorAt(errors, 'organization-zone')}>
          {(control) => <select name="organization-zone" defaultValue={Intl.DateTimeFormat().resolvedOptions().timeZone} {...control}>{ZONES.map((zone) => <option key={zone}>{zone}</option>)}</select>}
        </Field>
      </Section>
      <Section title="You, its owner">
        <Field id="owner-name" label="Name" error={errorAt(errors, 'owner-name')}>{(control) => <input type="text" name="owner-name" autoComplete="name" {...control} />}</Field>
        <Field id="owner-email" label="E-mail address" error={errorAt(errors, 'owner-email')}>{(control) => <input type="email" name="owner-email" autoComplete="username" {...control} />}</Field>
        <Field id="owner-password" label="Password" hint="At least 12 characters. A short sentence is easy to remember" error={errorAt(errors, 'owner-password')}>{(control) => <input type="password" name="owner-password" autoComplete="new-password" {...control} />}</Field>
      </Section>
      <Button kind="primary" type="submit" disabled={found.isPending}>Create the organization</Button>
    </form>
  );
};
