import { assemble } from '@holdfast/domain/templates/assemble';
import { BAA_TEMPLATE } from '@holdfast/domain/templates/baa-template';
import { AgreementText } from '@holdfast/ui/agreement-text';
import { Button, buttonClass } from '@holdfast/ui/button';
import { ConflictDialog, type ConflictChoice } from '@holdfast/ui/conflict-dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { changedFields, conflictFields } from '../../shared/conflict-fields.js';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { type LastChange, lastChangeOf } from '../../shared/last-change.js';
import { DraftChecks } from './draft-checks.js';
import { OptionField } from './option-field.js';
import { fieldGroups } from './template-groups.js';
import { type AgreementDraft, draftById, draftPdf, editDraft } from './templates.api.js';
import { VariableField } from './variable-field.js';

interface DraftEditorProps {
  readonly organization: string;
  readonly draft: AgreementDraft;
  readonly engagements: readonly { readonly id: string; readonly service: string }[];
  readonly mayEdit: boolean;
  /** What is done with a draft once it is whole; handed in, because signing is another feature's. */
  readonly actions?: (draft: AgreementDraft, ready: boolean) => ReactNode;
}

/** Everything a person chose, flat: `choices.offshore`, `variables.accessDays`; as it is compared with somebody else's. */
type Values = Readonly<Record<string, unknown>>;
const flat = ({ choices, variables, stateTermsConfirmed, engagementIds }: AgreementDraft): Values => ({
  ...Object.fromEntries(Object.entries(choices).map(([id, value]) => [`choices.${id}`, value])),
  ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [`variables.${name}`, value])),
  stateTermsConfirmed, engagementIds,
});
const part = (values: Values, prefix: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([key, value]) => key.startsWith(prefix) && value !== undefined && value !== '').map(([key, value]) => [key.slice(prefix.length), value]));
const bodyOf = (values: Values) => ({
  choices: part(values, 'choices.') as Record<string, string>, variables: part(values, 'variables.'),
  stateTermsConfirmed: (values['stateTermsConfirmed'] ?? null) as AgreementDraft['stateTermsConfirmed'], engagementIds: values['engagementIds'] as string[],
});

const labelOf = (key: string): string => {
  const [kind, name] = key.split('.');
  if (kind === 'choices') return BAA_TEMPLATE.options.find(({ id }) => id === name)?.label ?? key;
  return BAA_TEMPLATE.variables.find((variable) => variable.name === name)?.label ?? (key === 'engagementIds' ? 'Engagements it covers' : 'State terms confirmed');
};

/** Making a BAA: what is chosen on one side, the agreement that it makes on the other, as it is typed. */
export const DraftEditor = ({ organization, draft, engagements, mayEdit, actions }: DraftEditorProps) => {
  const queries = useQueryClient();
  const [before, setBefore] = useState(draft);
  const [values, setValues] = useState<Values>(() => flat(draft));
  const [conflict, setConflict] = useState<LastChange & { theirs: AgreementDraft }>();
  const open = mayEdit && (before.status === 'draft' || before.status === 'out_for_signature');
  const changed = changedFields(flat(before), values);
  const dirty = Object.keys(changed).length > 0;

  const save = useMutation({
    mutationFn: ({ from, next }: { from: AgreementDraft; next: Values }) => editDraft(organization, from, bodyOf(next)),
    onSuccess: async (saved) => {
      setBefore(saved);
      setConflict(undefined);
      queries.setQueryData(draftById(organization, saved.id).queryKey, saved);
      await queries.invalidateQueries({ queryKey: ['agreement-drafts', organization, 'of'] });
    },
    onError: async (error) => {
      if (!isStale(error)) return setConflict(undefined);
      const [theirs, last] = await Promise.all([queries.fetchQuery({ ...draftById(organization, draft.id), staleTime: 0 }), lastChangeOf(organization, draft.vendorId, draft.agreementId)]);
      setConflict({ theirs, ...last });
    },
  });
  const errors = useFormErrors(isStale(save.error) ? null : save.error);
  const settle = (choice: ConflictChoice): void => {
    if (!conflict) return;
    const theirs = flat(conflict.theirs);
    const next = { ...theirs, ...Object.fromEntries(Object.entries(changed).filter(([key]) => choice[key] === 'mine')) };
    setValues(next);
    save.mutate({ from: conflict.theirs, next });
  };

  const deferred = useDeferredValue(values);
  const made = useMemo(() => {
    const { choices, variables, stateTermsConfirmed } = bodyOf(deferred);
    return assemble(BAA_TEMPLATE, { variant: draft.variant, choices: { ...draft.template?.choices, ...choices }, variables, stateTermsConfirmed, overrides: draft.template?.overrides ?? {} }, draft.upstream as never);
  }, [deferred, draft]);
  const at = (key: string): string | undefined => errorAt(errors, key.replace('.', '-'));
  const set = (key: string, value: unknown): void => setValues({ ...values, [key]: value });
  const confirmed = values['stateTermsConfirmed'] as AgreementDraft['stateTermsConfirmed'];
  const ready = !dirty && made.problems.length === 0 && !made.findings.some(({ severity }) => severity === 'error');

  return (
    <div className="making">
      <form noValidate aria-label="What is chosen" onSubmit={(event) => { event.preventDefault(); save.mutate({ from: before, next: values }); }}>
        <ErrorSummary errors={errors} />
        {engagements.length > 0 && (
          <fieldset className="fld">
            <legend className="l">Engagements it covers</legend>
            {engagements.map(({ id, service }) => {
              const covered = values['engagementIds'] as string[];
              return <label key={id} className="row"><span className="tick"><input type="checkbox" disabled={!open} checked={covered.includes(id)} onChange={({ target }) => set('engagementIds', target.checked ? [...covered, id] : covered.filter((each) => each !== id))} /></span>{service || 'Service not stated'}</label>;
            })}
          </fieldset>
        )}
        {fieldGroups(draft.variant, made.choices).map(({ title, options, variables }) => {
          const open_ = title === 'Parties' || title.startsWith('Schedule 1');
          const missing = variables.filter(({ name }) => made.problems.some(({ pointer }) => pointer === `/variables/${name}`)).length;
          return (
            <details key={title} className="group" open={open_ || undefined}>
              <summary>{title}{missing > 0 && <span className="quiet">, {missing} missing</span>}</summary>
              {options.map((option) => <OptionField key={option.id} option={option} variant={draft.variant} disabled={!open} value={made.choices[option.id] ?? ''} error={at(`choices.${option.id}`)} onChange={(value) => set(`choices.${option.id}`, value)} />)}
              {variables.map((variable) => <VariableField key={variable.name} variable={variable} variant={draft.variant} disabled={!open} value={values[`variables.${variable.name}`]} error={at(`variables.${variable.name}`)} onChange={(value) => set(`variables.${variable.name}`, value)} />)}
              {title.startsWith('Schedule 4') && (
                <>
                  <Field id="stateTermsConfirmed" label="Confirmed by which lawyer">{(control) => <input type="text" {...control} disabled={!open} value={confirmed?.by ?? ''} onChange={({ target }) => set('stateTermsConfirmed', { on: '', ...confirmed, by: target.value })} />}</Field>
                  <Field label="Confirmed on">{(control) => <input type="date" {...control} disabled={!open} value={confirmed?.on ?? ''} onChange={({ target }) => set('stateTermsConfirmed', { by: '', ...confirmed, on: target.value })} />}</Field>
                </>
              )}
            </details>
          );
        })}
        {open && (
          <div className="row savebar">
            <Button kind="primary" type="submit" disabled={!dirty || save.isPending}>Save the draft</Button>
            <span role="status" className="quiet">{save.isPending ? 'Saving…' : dirty ? 'Changes are not saved yet' : 'Saved'}</span>
          </div>
        )}
      </form>
      <div className="preview">
        <p className="quiet">{BAA_TEMPLATE.status}</p>
        <DraftChecks made={made} />
        <div className="row" style={{ margin: 'var(--s4) 0' }}>
          <a className={buttonClass({ size: 'small' })} href={draftPdf(organization, draft.id)} download>Download the PDF as saved</a>
          {actions?.(before, ready)}
        </div>
        <AgreementText document={made.document} />
      </div>
      {conflict && (
        <ConflictDialog opened subject="draft" who={conflict.who} at={conflict.at} busy={save.isPending} onClose={() => setConflict(undefined)} onSave={settle}
          fields={conflictFields({ before: flat(before), mine: changed, theirs: flat(conflict.theirs) }, Object.fromEntries(Object.keys(changed).map((key) => [key, labelOf(key)])), (_, value) => (value === undefined || value === null || value === '' ? <span className="quiet">nothing</span> : typeof value === 'object' ? JSON.stringify(value) : String(value)))} />
      )}
    </div>
  );
};
