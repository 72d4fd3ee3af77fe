import { Button } from '@holdfast/ui/button';
import { Field } from '@holdfast/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { addContact, type VendorRow } from './vendors.api.js';

interface AddContactRowProps {
  readonly organization: string;
  readonly vendor: Pick<VendorRow, 'id' | 'legalName'>;
  /** Saved: the hands go on to the next row. */
  readonly onSaved: (name: string) => void;
  readonly onClose: () => void;
}

/** A contact typed where its vendor stands in the list: Enter saves, Escape closes. */
export const AddContactRow = ({ organization, vendor, onSaved, onClose }: AddContactRowProps) => {
  const form = useRef<HTMLFormElement>(null);
  const add = useMutation({
    mutationFn: (person: { name: string; email: string }) => addContact(organization, vendor.id, { ...person, title: '', purposes: [] }),
    onSuccess: ({ name }) => onSaved(name),
  });
  const errors = useFormErrors(add.error);
  useEffect(() => {
    const wrong = form.current?.querySelector<HTMLInputElement>('[aria-invalid]');
    (wrong ?? form.current?.querySelector('input'))?.focus();
  }, [errors]);
  const close = () => {
    form.current?.closest('tr')?.previousElementSibling?.querySelector<HTMLElement>('th a')?.focus();
    onClose();
  };
  const submit = (data: FormData) => add.mutate({ name: String(data.get('name')).trim(), email: String(data.get('email')).trim() });
  const main = errorAt(errors, 'main');
  return (
    <form ref={form} noValidate aria-label={`A contact of ${vendor.legalName}`}
      onSubmit={(event) => { event.preventDefault(); if (!add.isPending) submit(new FormData(event.currentTarget)); }}
      onKeyDown={(event) => { if (event.key === 'Escape') { event.preventDefault(); close(); } }}>
      {main && <p role="alert" className="msg st sgap">{main}</p>}
      <div className="row wide">
        <Field id="contact-name" label="Name" error={errorAt(errors, 'name')}>{(control) => <input type="text" name="name" autoComplete="off" {...control} />}</Field>
        <Field id="contact-email" label="E-mail" error={errorAt(errors, 'email')}>{(control) => <input type="email" name="email" autoComplete="off" {...control} />}</Field>
        <Button kind="primary" type="submit" disabled={add.isPending}>Save</Button>
        <Button kind="quiet" onClick={close}>Close</Button>
      </div>
    </form>
  );
};
