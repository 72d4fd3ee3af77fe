import { Words } from '@holdfast/ui/agreement-text';
import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { Section } from '@holdfast/ui/section';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { publishTemplate, type Template } from './templates.api.js';

interface PublishTemplateProps {
  readonly organization: string;
  readonly template: Template;
  readonly mayPublish: boolean;
  readonly onPublished: (template: Template) => void;
}

/** What publishing would change, the way to do it, and the versions there are. */
export const PublishTemplate = ({ organization, template, mayPublish, onPublished }: PublishTemplateProps) => {
  const [note, setNote] = useState('');
  const publish = useMutation({ mutationFn: () => publishTemplate(organization, template, note.trim()), onSuccess: (published) => { setNote(''); onPublished(published); } });
  const errors = useFormErrors(publish.error);
  const open = template.unpublished.texts.length + template.unpublished.choices.length;
  return (
    <>
      {(open > 0 || template.versions.length === 0) && (
        <Section title="Not published yet" count={open}>
          <Changes changes={template.unpublished} />
          <ErrorSummary errors={errors} />
          <Field id="note" label="What changed, and why" error={errorAt(errors, 'note')}>{(control) => <textarea rows={2} {...control} value={note} onChange={({ target }) => setNote(target.value)} />}</Field>
          <Button disabled={!mayPublish || publish.isPending} onClick={() => publish.mutate()}>Publish version {(template.versions[0]?.number ?? 0) + 1}</Button>
        </Section>
      )}
      <Section title="Published versions" count={template.versions.length}>
        {template.versions.length === 0 && <p className="quiet">None yet. Agreements are made from published versions.</p>}
        {template.versions.map(({ id, number, byName, publishedAt, note: said, sha256, changes }) => (
          <details key={id} className="group">
            <summary>Version {number}, <DateText instant={publishedAt} />, {byName}</summary>
            {said && <p>{said}</p>}
            <Changes changes={changes} />
            <p className="quiet id" style={{ overflowWrap: 'anywhere' }}>SHA-256 {sha256}</p>
          </details>
        ))}
      </Section>
    </>
  );
};

const Changes = ({ changes: { texts, choices } }: { changes: Template['unpublished'] }) => (
  <ul className="checks">
    {texts.length + choices.length === 0 && <li className="quiet">As Holdfast’s text.</li>}
    {choices.map(({ variant, option, before, after }) => <li key={variant + option}>{option}: <del>{before}</del> <ins>{after}</ins></li>)}
    {texts.map(({ place, label, runs }) => <li key={place}><strong>{label}</strong><br /><Words runs={runs} /></li>)}
  </ul>
);
