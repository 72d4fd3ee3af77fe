import { QUESTION_FIELDS, QUESTION_FIELD_NAMES } from '@holdfast/domain/questionnaire-files/question-fields';
import { headerWords } from '@holdfast/domain/spreadsheets/sheet';
import { Button, buttonClass } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { Status } from '@holdfast/ui/status';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { counted } from './question-words.js';
import { type FileReading, importFile, library, type Mapping, previewFile } from './questionnaires.api.js';
import './builder.css';

const VERDICTS = { questionnaire: 'Title', section: 'Section', question: 'Question', refused: 'Not taken', blank: 'Blank' } as const;

/** A file, what each of its columns holds, what each row would become; then a draft. */
export const ImportQuestionnaire = ({ organization, onImported }: { organization: string; onImported: (id: string) => void }) => {
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const [mapping, setMapping] = useState<Mapping>({});
  const [title, setTitle] = useState('');
  const [noted, setNoted] = useState(false);
  const preview = useMutation({
    mutationFn: ({ file, mapping }: { file: File; mapping: Mapping }) => previewFile(organization, file, mapping),
    onSuccess: (reading, { file }) => setTitle((typed) => typed || reading.title || file.name.replace(/\.[^.]+$/, '')),
  });
  const take = useMutation({
    mutationFn: (chosen: File) => importFile(organization, chosen, mapping, title.trim()),
    onSuccess: async ({ id }) => { await queries.invalidateQueries({ queryKey: library(organization).queryKey, exact: true }); onImported(id); },
  });
  const errors = useFormErrors(take.error);
  const look = (chosen: File, next: Mapping) => { setFile(chosen); setMapping(next); preview.mutate({ file: chosen, mapping: next }); };
  const reading = preview.data;
  return (
    <>
      <p className="quiet" style={{ maxWidth: '70ch' }}>An Excel workbook or a CSV of up to 20 MB, with one question a row. Your own copy of a CAIQ, HECVAT or SIG is recognised. Formulas are ignored. Nothing is kept before you say so.</p>
      <p style={{ margin: 'var(--s4) 0' }}>
        <label className={buttonClass({ kind: file ? 'plain' : 'primary' })}>
          {preview.isPending ? 'Reading the file …' : file ? 'Choose another file' : 'Choose a file'}
          <input type="file" accept=".xlsx,.csv,.txt,.tsv" className="vh" disabled={preview.isPending} onChange={({ target }) => { const chosen = target.files?.[0]; if (chosen) { setTitle(''); look(chosen, {}); } target.value = ''; }} />
        </label>{file && <span className="quiet" style={{ marginLeft: 'var(--s3)' }}>{file.name}</span>}
      </p>
      {preview.isError && <ProblemAlert title="The file was not read" error={preview.error} kept="Nothing was imported; your file is unchanged." />}
      {reading && file && (
        <>
          <p role="status">{reading.recognised && <><Status state="done">Recognised as {reading.recognised}.</Status> </>}
            {reading.readable ? `${counted(reading.questions, 'question')} in ${counted(reading.sections, 'section')}${reading.refused > 0 ? `; ${counted(reading.refused, 'row')} left out` : ''}.` : 'No column is known to hold questions. Say below which one does.'}</p>
          <Columns reading={reading} onField={(header, field) => look(file, { ...mapping, [headerWords(header)]: field })} />
          {reading.readable && (
            <>
              <Section title="Rows" count={reading.rows.length} aside={reading.noted > 0 && <Button size="small" aria-pressed={noted} onClick={() => setNoted(!noted)}>Only the {reading.noted} with a remark</Button>}>
                <DataTable caption="What each row would become" rows={reading.rows.filter(({ notes }) => !noted || notes.length > 0).slice(0, 300)} rowKey={({ sheet, row }) => `${sheet} ${row}`} columns={[
                  { id: 'row', header: 'Row', name: true, cell: ({ sheet, row }) => (sheet && reading.rows.some((other) => other.sheet !== sheet) ? `${sheet} ${row}` : row) },
                  { id: 'verdict', header: 'Becomes', cell: ({ verdict }) => (verdict === 'refused' ? <Status state="gap">{VERDICTS[verdict]}</Status> : VERDICTS[verdict]), narrow: 'dot' },
                  { id: 'id', header: 'Id', cell: ({ id }) => id, narrow: 'dot' },
                  { id: 'text', header: 'Says', cell: ({ text }) => text.slice(0, 200), empty: 'It is empty', narrow: 'line' },
                  { id: 'notes', header: 'Remarks', cell: ({ notes }) => notes.join(' '), empty: 'None', narrow: 'line' },
                ]} />
                {reading.rows.length > 300 && <p className="quiet">The first 300 rows are shown; all are imported.</p>}
              </Section>
              {reading.checks.some(({ level }) => level === 'error') && (
                <Section title="To be mended in the draft" count={reading.checks.filter(({ level }) => level === 'error').length}>
                  <ul className="checks">{reading.checks.filter(({ level }) => level === 'error').slice(0, 30).map(({ pointer, code, sentence }) => <li key={pointer + code}><span className="st sgap">{sentence}</span></li>)}</ul>
                </Section>
              )}
              <Section title="Make a draft of it">
                <ErrorSummary errors={errors} />
                <form noValidate onSubmit={(event) => { event.preventDefault(); take.mutate(file); }}>
                  <Field id="title" label="Title" hint="Vendors read it." error={errorAt(errors, 'title')}>{(control) => <input type="text" maxLength={200} value={title} onChange={({ target }) => setTitle(target.value)} {...control} />}</Field>
                  <div className="row" style={{ marginTop: 'var(--s4)' }}><Button kind="primary" type="submit" disabled={take.isPending || reading.questions === 0}>Import {counted(reading.questions, 'question')}</Button></div>
                </form>
              </Section>
            </>
          )}
        </>
      )}
    </>
  );
};

const Columns = ({ reading, onField }: { reading: FileReading; onField: (header: string, field: Mapping[string]) => void }) => (
  <div className="columns-of-file"><Section title="Columns" count={reading.columns.length}>
    <DataTable caption="Columns of the file" rows={reading.columns} rowKey={({ header }) => header} columns={[
      { id: 'header', header: 'Column', name: true, cell: ({ header }) => header },
      { id: 'examples', header: 'Holds, for example', narrow: 'line', cell: ({ examples }) => examples.slice(0, 2).join(' · '), empty: 'Its first cells are empty' },
      {
        id: 'field', header: 'Taken for', narrow: 'line',
        cell: ({ header, field }) => (
          <select aria-label={`What ${header} holds`} value={field ?? 'ignore'} onChange={({ target }) => onField(header, target.value as Mapping[string])}>
            <option value="ignore">nothing we keep</option>
            {QUESTION_FIELD_NAMES.map((name) => <option key={name} value={name} title={QUESTION_FIELDS[name].holds}>{QUESTION_FIELDS[name].header}</option>)}
          </select>
        ),
      },
    ]} />
  </Section></div>
);
