import type { Schemas } from '@holdfast/api-client/client';
import { AGREEMENT_KIND_LABELS } from '@holdfast/contracts/agreements';
import { AGREEMENT_KINDS } from '@holdfast/domain/agreements/agreement-kinds';
import type { RenewalTerms } from '@holdfast/domain/agreements/renewal';
import { termDifferences } from '@holdfast/domain/agreements/renewal-draft';
import { Button } from '@holdfast/ui/button';
import { type FieldError, ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { LIFE_LABELS } from '@holdfast/contracts/term-labels';
import type { ReactNode } from 'react';
import { errorAt } from '../../shared/form-errors.js';
import { lifeTermWords, type Terms, termsOfForm } from './agreement-terms.js';
import { type Coverable, CoverFields, coversOfForm } from './cover-fields.js';
import { LifePreview } from './life-preview.js';
import { TermsFields } from './terms-fields.js';
import { useTypedTerms } from './typed-terms.js';

type Kind = Schemas['AgreementKind'];
export type AgreementBody = Schemas['RecordAgreementBody'];

export interface FormStart {
  readonly title: string;
  readonly kind: Kind;
  readonly terms: Terms;
  readonly covered: readonly Schemas['CoverView'][];
  /** The terms it renews: what differs is listed as one types. */
  readonly before: Terms;
}

interface AgreementFormProps {
  readonly engagements: readonly Coverable[];
  /** Agreements with the same vendor that it may end with. */
  readonly parents: readonly { readonly id: string; readonly title: string }[];
  readonly start?: FormStart;
  readonly errors: readonly FieldError[];
  readonly busy: boolean;
  readonly submit: string;
  readonly onSubmit: (body: AgreementBody) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

const bodyOf = (form: FormData): AgreementBody => {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return { kind: text('kind') as Kind, title: text('agreement-title'), terms: termsOfForm(form), executedOn: text('executedOn') || null, parentId: text('parentId') || null, ...coversOfForm(form) };
};

/** An executed agreement as its paper says it; the dates that follow appear while one types. */
export const AgreementForm = ({ engagements, parents, start, errors, busy, submit, onSubmit, onClose, children }: AgreementFormProps) => {
  const { terms, following } = useTypedTerms(start?.terms);
  return (
    <form noValidate {...following} onSubmit={(event) => { event.preventDefault(); onSubmit(bodyOf(new FormData(event.currentTarget))); }}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Field id="kind" label="Kind" error={errorAt(errors, 'kind')}>{(control) => <select name="kind" defaultValue={start?.kind ?? 'baa'} {...control}>{AGREEMENT_KINDS.map((kind) => <option key={kind} value={kind}>{AGREEMENT_KIND_LABELS[kind]}</option>)}</select>}</Field>
      <Field id="title" label="Title or number" error={errorAt(errors, 'title')}>{(control) => <input type="text" name="agreement-title" defaultValue={start?.title} {...control} />}</Field>
      <TermsFields initial={start?.terms} errors={errors} />
      <Field id="executedOn" label="Last signature" optional hint="Where it was signed after its effective date, the days between stay without it" error={errorAt(errors, 'executedOn')}>{(control) => <input type="date" name="executedOn" {...control} />}</Field>
      {terms && <LifePreview terms={terms} />}
      {start && terms && <Differences before={start.before} after={terms} />}
      {parents.length > 0 && <Field id="parentId" label="It ends with" optional error={errorAt(errors, 'parentId')}>{(control) => <select name="parentId" defaultValue="" {...control}><option value="">Nothing else</option>{parents.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}</select>}</Field>}
      {engagements.length > 0 && <CoverFields engagements={engagements} {...(start && { covered: start.covered })} />}
      {children}
      <div className="row" style={{ marginTop: 'var(--s4)' }}>
        <Button kind="primary" type="submit" disabled={busy}>{submit}</Button>
        <Button kind="quiet" onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
};

/** What differs from the agreement that is renewed. */
const Differences = ({ before, after }: { before: Terms; after: Terms }) => {
  const differences = termDifferences({ life: before as RenewalTerms, readings: {} }, { life: after as RenewalTerms, readings: {} });
  return (
    <section aria-label="Differences from the agreement it renews">
      <p className="l">Differences from the agreement it renews</p>
      {differences.length === 0 && <p className="quiet">None: the same terms.</p>}
      <ul className="cons">{differences.map(({ term, before: was, after: is }) => { const name = term as keyof RenewalTerms; return <li key={term}>{LIFE_LABELS[name]}: {lifeTermWords(name, was)} → {lifeTermWords(name, is)}</li>; })}</ul>
    </section>
  );
};
