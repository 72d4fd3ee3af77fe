import { type FormEvent, useState } from 'react';
import { type Terms, termsOfForm } from './agreement-terms.js';

/** The terms in a form with `TermsFields`, as they are typed: for the dates that follow from them. Spread `following` on the form. */
export const useTypedTerms = <Start extends Terms | undefined>(start: Start) => {
  const [terms, setTerms] = useState<Start | Terms>(start);
  const follow = (form: HTMLFormElement) => setTerms(termsOfForm(new FormData(form)));
  return {
    terms,
    following: {
      onInput: ({ currentTarget }: FormEvent<HTMLFormElement>) => follow(currentTarget),
      onChange: ({ currentTarget }: FormEvent<HTMLFormElement>) => queueMicrotask(() => follow(currentTarget)), // a choice may bring other fields
    },
  };
};
