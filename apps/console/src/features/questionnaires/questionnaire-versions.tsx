import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { FIELD_WORDS, valueWords } from './question-words.js';
import { changesBetween, type Changes, type OwnQuestionnaire, publishQuestionnaire, questionsFile } from './questionnaires.api.js';

interface QuestionnaireVersionsProps {
  readonly organization: string;
  readonly questionnaire: OwnQuestionnaire;
  readonly mayPublish: boolean;
  /** Why it cannot be published now; nothing when it can. */
  readonly hindered: string | null;
  readonly onPublished: (questionnaire: OwnQuestionnaire) => void;
}

/** The way to publish, the versions there are, and what is different between any two. */
export const QuestionnaireVersions = ({ organization, questionnaire, mayPublish, hindered, onPublished }: QuestionnaireVersionsProps) => {
  const { versions, id, version } = questionnaire;
  const newest = versions[0]?.number ?? 0;
  const [note, setNote] = useState('');
  const [older, setOlder] = useState<number>();
  const [newer, setNewer] = useState<number>();
  const [from, to] = [older ?? newest, newer ?? 0];
  const publish = useMutation({ mutationFn: () => publishQuestionnaire(organization, questionnaire, note.trim()), onSuccess: (published) => { setNote(''); onPublished(published); } });
  const errors = useFormErrors(publish.error);
  const changes = useQuery({ ...changesBetween(organization, id, from, to, version), enabled: newest > 0 && from !== to });
  const names = [{ number: 0, name: 'the draft' }, ...versions.map(({ number }) => ({ number, name: `version ${number}` }))];
  return (
    <>
      {mayPublish && (
        <Section title="Publish">
          <ErrorSummary errors={errors} />
          <p className="quiet">A published version never changes. It can be asked of vendors at once; requests that were sent keep theirs.</p>
          <Field id="note" label="What changed, and why" optional error={errorAt(errors, 'note')}>{(control) => <textarea rows={2} maxLength={1000} {...control} value={note} onChange={({ target }) => setNote(target.value)} />}</Field>
          <div className="row"><Button disabled={hindered !== null || publish.isPending} onClick={() => publish.mutate()}>Publish version {newest + 1}</Button>{hindered && <span className="quiet">{hindered}</span>}</div>
        </Section>
      )}
      <Section title="Versions" count={versions.length}>
        {versions.length === 0 && <p className="quiet">Nothing is published yet, so nobody can be asked.</p>}
        {versions.map(({ number, byName, publishedAt, note: said, sha256, questions }) => (
          <details key={number} className="group">
            <summary>Version {number}, <DateText instant={publishedAt} />, {byName}</summary>
            {said && <p>{said}</p>}
            <p className="quiet">{questions} questions. <a href={questionsFile(organization, id, 'xlsx', number)}>Download as Excel</a>, <a href={questionsFile(organization, id, 'csv', number)}>as CSV</a></p>
            <p className="quiet id" style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>SHA-256 {sha256}</p>
          </details>
        ))}
      </Section>
      {newest > 0 && (
        <Section title="What is different">
          <div className="row top">
            <Field label="From">{(control) => <select value={from} onChange={({ target }) => setOlder(Number(target.value))} {...control}>{names.map(({ number, name }) => <option key={number} value={number}>{name}</option>)}</select>}</Field>
            <Field label="To">{(control) => <select value={to} onChange={({ target }) => setNewer(Number(target.value))} {...control}>{names.map(({ number, name }) => <option key={number} value={number}>{name}</option>)}</select>}</Field>
          </div>
          {changes.error && <ProblemAlert title="The differences could not be read" error={changes.error} onRetry={() => void changes.refetch()} lesser level={3} />}
          {from === to ? <p className="quiet">Choose two that are not the same.</p> : changes.data && <ChangeList changes={changes.data} />}
        </Section>
      )}
    </>
  );
};

const KIND_WORDS = { added: 'Added', removed: 'Removed', changed: 'Changed', moved: 'Moved' } as const;

const spoken = (field: string, json: string | null): string => valueWords(field, json === null ? null : JSON.parse(json));

const Fields = ({ fields }: { fields: Changes['whole'] }) => (
  <ul>{fields.map(({ field, before, after }) => <li key={field}>{FIELD_WORDS[field] ?? field}: <del>{spoken(field, before)}</del> <ins>{spoken(field, after)}</ins></li>)}</ul>
);

/** Question by question; where an earlier answer would not simply stand any more, it says so. */
const ChangeList = ({ changes: { whole, sections, questions } }: { changes: Changes }) => {
  if (whole.length + sections.length + questions.length === 0) return <p className="quiet">Nothing.</p>;
  return (
    <div className="diff">
      {whole.length > 0 && <><h3>The whole</h3><Fields fields={whole} /></>}
      {([['Sections', sections], ['Questions', questions]] as const).map(([title, items]) => items.length > 0 && (
        <div key={title}>
          <h3>{title} <span className="quiet">{items.length}</span></h3>
          <ul className="checks">
            {items.map(({ id, kind, moved, text, meaning, fields }) => (
              <li key={id}>
                <strong>{KIND_WORDS[kind]}{moved && kind !== 'moved' && ' and moved'}:</strong> {id} {text}{meaning && kind === 'changed' && <span className="quiet"> · asks something else now</span>}
                {fields.length > 0 && <Fields fields={fields} />}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
};
