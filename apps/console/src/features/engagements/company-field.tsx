import { Field } from '@holdfast/ui/field';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { companiesLike } from './engagements.api.js';

/** A company as chosen: null is ourselves, undefined nobody yet. */
export type Chosen = string | null | undefined;

interface CompanyFieldProps {
  readonly organization: string;
  readonly id: string;
  readonly label: string;
  /** What ourselves are called here. */
  readonly ourselves: string;
  readonly initial?: { readonly id: string; readonly name: string };
  readonly onChoose: (chosen: Chosen) => void;
  readonly error?: string;
}

/** A company of the register by its name, or ourselves. The browser offers what the register holds for the letters typed. */
export const CompanyField = ({ organization, id, label, ourselves, initial, onChoose, error }: CompanyFieldProps) => {
  const list = useId();
  const [typed, setTyped] = useState(initial?.name ?? '');
  const { data } = useQuery(companiesLike(organization, typed.replace(/ · .*$/, '')));
  const named = (data?.items ?? []).map(({ id: vendorId, legalName, externalRef }) => ({ vendorId, name: externalRef ? `${legalName} · ${externalRef}` : legalName }));
  const choose = (text: string) => {
    setTyped(text);
    const fitting = named.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
    if (text.toLowerCase() === ourselves.toLowerCase()) onChoose(null);
    else if (text === initial?.name) onChoose(initial.id);
    else onChoose(fitting.length === 1 ? fitting[0]!.vendorId : undefined);
  };
  return (
    <Field id={id} label={label} hint={`Type a name and choose it, or “${ourselves}”`} error={error}>
      {(control) => (
        <>
          <input type="text" list={list} autoComplete="off" value={typed} onChange={({ target }) => choose(target.value)} {...control} />
          <datalist id={list}><option value={ourselves} />{named.map(({ vendorId, name }) => <option key={vendorId} value={name} />)}</datalist>
        </>
      )}
    </Field>
  );
};
