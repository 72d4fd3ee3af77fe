import { assemble } from '@holdfast/domain/templates/assemble';
import { BAA_TEMPLATE, VARIANTS, type Variant } from '@holdfast/domain/templates/baa-template';
import { overrideProblems, wordingPlace, wordingsOf } from '@holdfast/domain/templates/template-wording';
import { AgreementText } from '@holdfast/ui/agreement-text';
import { Button } from '@holdfast/ui/button';
import { ConflictDialog, type ConflictChoice } from '@holdfast/ui/conflict-dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Choices, Field } from '@holdfast/ui/field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { changedFields, conflictFields } from '../../shared/conflict-fields.js';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { OptionField } from './option-field.js';
import { PublishTemplate } from './publish-template.js';
import { fieldGroups } from './template-groups.js';
import { editTemplate, type Template, templateById } from './templates.api.js';

type Content = Pick<Template, 'name' | 'overrides' | 'choices'>;
const contentOf = ({ name, overrides, choices }: Template): Content => ({ name, overrides, choices });
const WORDINGS = new Map(wordingsOf(BAA_TEMPLATE).map((wording) => [wording.place, wording]));
const LABELS = { name: 'Name', overrides: 'Your words', choices: 'Usual options' };

/** An organization's own words and usual options, with the agreement they make beside them. */
export const TemplateEditor = ({ organization, template, mayEdit }: { organization: string; template: Template; mayEdit: boolean }) => {
  const queries = useQueryClient();
  const [before, setBefore] = useState(template);
  const [now, setNow] = useState<Content>(() => contentOf(template));
  const [variant, setVariant] = useState<Variant>('ce-ba');
  const [theirs, setTheirs] = useState<Template>();
  const changed = changedFields(contentOf(before), now);
  const dirty = Object.keys(changed).length > 0;
  const take = (saved: Template): void => {
    setBefore(saved);
    setNow(contentOf(saved));
    setTheirs(undefined);
    queries.setQueryData(templateById(organization, saved.id).queryKey, saved);
    void queries.invalidateQueries({ queryKey: ['templates', organization], exact: true });
  };
  const save = useMutation({
    mutationFn: ({ from, change }: { from: Template; change: Partial<Content> }) => editTemplate(organization, from, change),
    onSuccess: take,
    onError: async (error) => setTheirs(isStale(error) ? await queries.fetchQuery({ ...templateById(organization, template.id), staleTime: 0 }) : undefined),
  });
  const errors = useFormErrors(isStale(save.error) ? null : save.error);
  const settle = (choice: ConflictChoice): void => {
    if (!theirs) return;
    const change = Object.fromEntries(Object.entries(changed).filter(([field]) => choice[field] === 'mine'));
    if (Object.keys(change).length === 0) take(theirs);
    else save.mutate({ from: theirs, change });
  };
  const deferred = useDeferredValue(now);
  const made = useMemo(() => assemble(BAA_TEMPLATE, { variant, choices: deferred.choices[variant] ?? {}, variables: {}, overrides: deferred.overrides }), [deferred, variant]);
  const problems = useMemo(() => new Map(overrideProblems(BAA_TEMPLATE, deferred.overrides).map(({ pointer, message }) => [pointer.replace('/overrides/', '').replaceAll('~1', '/'), message])), [deferred]);
  const choose = (option: string, value: string): void => setNow({ ...now, choices: { ...now.choices, [variant]: { ...now.choices[variant], [option]: value } } });
  const reword = (place: string, text: string): void => {
    const { [place]: _, ...others } = now.overrides;
    setNow({ ...now, overrides: text === WORDINGS.get(place)?.text ? others : { ...others, [place]: text } });
  };
  const chosen = new Map(Object.entries(made.choices));

  return (
    <div className="making">
      <form noValidate aria-label="Words and options" onSubmit={(event) => { event.preventDefault(); save.mutate({ from: before, change: changed }); }}>
        <ErrorSummary errors={errors} />
        <Field id="name" label="Name" error={errorAt(errors, 'name')}>{(control) => <input type="text" {...control} disabled={!mayEdit} value={now.name} onChange={({ target }) => setNow({ ...now, name: target.value })} />}</Field>
        <Choices name="variant" legend="Show" value={variant} onChange={(value) => setVariant(VARIANTS.find((each) => each === value) ?? 'ce-ba')} options={BAA_TEMPLATE.variants.map(({ id, title }) => ({ value: id, label: title }))} />
        {fieldGroups(variant, made.choices).filter(({ options }) => options.length > 0).map(({ title, options }) => (
          <details key={title} className="group">
            <summary>{title}: usual options</summary>
            {options.map((option) => <OptionField key={option.id} option={option} variant={variant} disabled={!mayEdit} value={made.choices[option.id] ?? ''} onChange={(value) => choose(option.id, value)} />)}
          </details>
        ))}
        {mayEdit && (
          <div className="row savebar">
            <Button kind="primary" type="submit" disabled={!dirty || save.isPending || problems.size > 0}>Save</Button>
            <span role="status" className="quiet">{save.isPending ? 'Saving…' : problems.size > 0 ? `${problems.size} clauses cannot be kept as they are` : dirty ? 'Changes are not saved yet' : 'Saved'}</span>
          </div>
        )}
        <PublishTemplate organization={organization} template={before} mayPublish={mayEdit && !dirty} onPublished={take} />
      </form>
      <div className="preview">
        <p className="quiet">{BAA_TEMPLATE.status} Values in brackets are filled when an agreement is made.</p>
        <AgreementText document={made.document} below={({ id, number, heading }) => {
          const clause = BAA_TEMPLATE.clauses.find((known) => known.id === id);
          const place = clause && wordingPlace(clause, variant, chosen);
          const wording = place ? WORDINGS.get(place) : undefined;
          if (!place || !wording || !mayEdit) return null;
          return <Rewording key={place} name={`${number} ${heading}`} text={now.overrides[place]} ours={wording.text} problem={problems.get(place)} onChange={(text) => reword(place, text)} />;
        }} />
      </div>
      {theirs && (
        <ConflictDialog opened subject="template" who="Somebody else" at="a moment ago" busy={save.isPending} onClose={() => setTheirs(undefined)} onSave={settle}
          fields={conflictFields<Content>({ before: contentOf(before), mine: changed, theirs: contentOf(theirs) }, LABELS, (_, value) => (typeof value === 'string' ? value : `${Object.keys(value ?? {}).length} entries`))} />
      )}
    </div>
  );
};

const Rewording = ({ name, text, ours, problem, onChange }: { name: string; text: string | undefined; ours: string; problem: string | undefined; onChange: (text: string) => void }) => {
  const [open, setOpen] = useState(false);
  if (!open) return <p className="reword"><Button size="small" kind="quiet" onClick={() => setOpen(true)}>{text === undefined ? 'Write your own words' : 'Change your words'}<span className="vh"> for {name}</span></Button>{text !== undefined && <span className="quiet"> In your words.</span>}</p>;
  return (
    <div className="reword">
      <Field label={`Your words for ${name}`} hint="Names in double braces are filled by Holdfast; those the register records must stay." error={problem && `This clause ${problem}`}>
        {(control) => <textarea rows={6} {...control} value={text ?? ours} onChange={({ target }) => onChange(target.value)} />}
      </Field>
      <div className="row"><Button size="small" onClick={() => setOpen(false)}>Done</Button>{text !== undefined && <Button size="small" kind="quiet" onClick={() => { onChange(ours); setOpen(false); }}>Back to Holdfast’s words</Button>}</div>
    </div>
  );
};
