import { addQuestion, addSection, changeSection, moveQuestion, moveSection, removeQuestion, removeSection } from '@holdfast/domain/questionnaires/document-edits';
import { checkQuestionnaire } from '@holdfast/domain/questionnaires/questionnaire-check';
import { readDocument, type QuestionnaireDocument } from '@holdfast/domain/questionnaires/questionnaire-document';
import { documentFrom, partsOf, partWords } from '@holdfast/domain/questionnaires/questionnaire-parts';
import { Button } from '@holdfast/ui/button';
import { ConflictDialog, type ConflictChoice, type ConflictField } from '@holdfast/ui/conflict-dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { Section } from '@holdfast/ui/section';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { changedFields, conflictFields } from '../../shared/conflict-fields.js';
import { useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { BuilderOutline, type Chosen } from './builder-outline.js';
import { CheckList } from './check-list.js';
import { LivePreview } from './live-preview.js';
import { QuestionForm } from './question-form.js';
import { FIELD_WORDS, valueWords } from './question-words.js';
import { archiveQuestionnaire, library, type OwnQuestionnaire, ownQuestionnaire, questionsFile, restoreQuestionnaire, saveQuestionnaire } from './questionnaires.api.js';
import { QuestionnaireVersions } from './questionnaire-versions.js';
import './builder.css';

const canonical = (document: QuestionnaireDocument): QuestionnaireDocument => readDocument(document).document;
/** A change to a part that is gone now is told by null, so that taking it apart says so. */
const changedParts = (before: QuestionnaireDocument, now: QuestionnaireDocument): Record<string, unknown> => {
  const [was, is] = [partsOf(before), partsOf(now)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return changedFields<Record<string, unknown>>(Object.fromEntries(names.map((name) => [name, was[name] ?? null])), Object.fromEntries(names.map((name) => [name, is[name] ?? null])));
};

/** A part for comparing: of a question or section, the fields in which any of these differ. */
const partLines = (value: unknown, others: readonly unknown[]): string => {
  if (value === null || value === undefined) return 'Not there';
  if (typeof value !== 'object') return String(value);
  const sides = [value, ...others].filter((side): side is Record<string, unknown> => typeof side === 'object' && side !== null);
  const fields = [...new Set(sides.flatMap((side) => Object.keys(side)))].filter((field) => new Set(sides.map((side) => JSON.stringify(side[field]))).size > 1);
  const said = fields.length > 0 ? fields : Object.keys(value);
  return said.map((field) => `${FIELD_WORDS[field] ?? field}: ${valueWords(field, (value as Record<string, unknown>)[field])}`).join('\n');
};

/** Where a pointer of the check leads: what is to be opened, and the id of the control. */
const placeOf = (pointer: string): { chosen: Chosen; field: string } => {
  const [kind, at, ...rest] = pointer.slice(1).split('/');
  if ((kind === 'questions' || kind === 'sections') && at !== undefined) return { chosen: { kind: kind === 'questions' ? 'question' : 'section', at: Number(at) }, field: `f-${rest.join('-') || (kind === 'sections' ? 'title' : 'text')}` };
  return { chosen: { kind: 'whole' }, field: 'f-title' };
};

/** The control, or the nearest thing around it that is on the page. */
const focusField = (field: string): void => {
  for (let name = field; name.length > 1; name = name.slice(0, name.lastIndexOf('-'))) {
    const found = document.getElementById(name);
    const control = found?.matches('fieldset') ? found.querySelector<HTMLElement>('input, select, textarea, button') : found;
    if (control) { control.closest('details')?.setAttribute('open', ''); control.focus(); control.scrollIntoView({ block: 'center' }); return; }
  }
};

/** What was typed and not saved, for whoever goes to another screen and comes back. */
const UNSAVED = new Map<string, { readonly before: OwnQuestionnaire; readonly now: QuestionnaireDocument }>();

/** Writes a questionnaire: the outline, what is chosen in it, how it looks to a vendor, what is wrong with it, and its versions. */
export const QuestionnaireBuilder = ({ organization, questionnaire, mayEdit }: { organization: string; questionnaire: OwnQuestionnaire; mayEdit: boolean }) => {
  const queries = useQueryClient();
  const [before, setBefore] = useState(UNSAVED.get(questionnaire.id)?.before ?? questionnaire);
  const [now, setNow] = useState(UNSAVED.get(questionnaire.id)?.now ?? questionnaire.draft);
  const [chosen, setChosen] = useState<Chosen>(questionnaire.draft.questions.length > 0 ? { kind: 'question', at: 0 } : { kind: 'whole' });
  const [trying, setTrying] = useState(false);
  const [theirs, setTheirs] = useState<OwnQuestionnaire>();
  const [said, setSaid] = useState('');
  const focus = useRef<string | null>(null);
  const disabled = !mayEdit || before.archived;
  const changed = useMemo(() => changedParts(before.draft, canonical(now)), [before, now]);
  const dirty = Object.keys(changed).length > 0;
  const deferred = useDeferredValue(now);
  const checks = useMemo(() => checkQuestionnaire(canonical(deferred)), [deferred]);
  const errors = checks.filter(({ level }) => level === 'error');

  const take = (held: OwnQuestionnaire): void => {
    setBefore(held);
    setTheirs(undefined);
    queries.setQueryData(ownQuestionnaire(organization, held.id).queryKey, held);
    void queries.invalidateQueries({ queryKey: library(organization).queryKey, exact: true });
    void queries.invalidateQueries({ queryKey: ['questionnaires', organization] });
  };
  const save = useMutation({
    mutationFn: ({ from, draft }: { from: OwnQuestionnaire; draft: QuestionnaireDocument }) => saveQuestionnaire(organization, from, draft),
    // What was typed while it was being saved stays on the page.
    onSuccess: (held, { draft }) => { take(held); setNow((typed) => (typed === draft || draft !== now ? held.draft : typed)); },
    onError: async (error) => setTheirs(isStale(error) ? await queries.fetchQuery({ ...ownQuestionnaire(organization, questionnaire.id), staleTime: 0 }) : undefined),
  });
  const put = useMutation({ mutationFn: () => (before.archived ? restoreQuestionnaire : archiveQuestionnaire)(organization, before), onSuccess: take });
  const refused = useFormErrors(isStale(save.error) ? null : (save.error ?? put.error));
  const saveNow = () => { if (dirty && !save.isPending && !disabled) save.mutate({ from: before, draft: now }); };
  const settle = (choice: ConflictChoice): void => {
    if (!theirs) return;
    const mine = Object.fromEntries(Object.entries(changed).filter(([part]) => choice[part] === 'mine'));
    save.mutate({ from: theirs, draft: documentFrom({ ...partsOf(theirs.draft), ...mine }) });
  };

  useEffect(() => {
    if (!dirty) return void UNSAVED.delete(before.id);
    UNSAVED.set(before.id, { before, now });
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty, before, now]);
  const latest = useRef(saveNow);
  useEffect(() => { latest.current = saveNow; });
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      const field = document.activeElement;
      if (field instanceof HTMLTextAreaElement) { field.blur(); field.focus(); } // a field that is kept when it is left
      setTimeout(() => latest.current());
    };
    window.addEventListener('keydown', keys);
    return () => window.removeEventListener('keydown', keys);
  }, []);
  useEffect(() => {
    if (focus.current === null) return;
    const wanted = focus.current;
    focus.current = null;
    focusField(wanted);
  });

  const move = (item: Chosen, by: -1 | 1): void => {
    if (item.kind === 'whole') return;
    if (item.kind === 'section') {
      const to = item.at + by;
      if (to < 0 || to >= now.sections.length) return;
      setNow(moveSection(now, item.at, by));
      setChosen({ kind: 'section', at: to });
      focus.current = `o-section-${to}`;
      setSaid(`Section ${to + 1} of ${now.sections.length}`);
      return;
    }
    const moved = moveQuestion(now, item.at, by);
    setNow(moved.document);
    setChosen({ kind: 'question', at: moved.at });
    focus.current = `o-question-${moved.at}`;
    const { section } = moved.document.questions[moved.at]!;
    setSaid(`Question ${moved.at + 1} of ${moved.document.questions.length}, in ${moved.document.sections.find(({ id }) => id === section)?.title || 'its section'}`);
  };
  const newQuestion = (section: string, after: number | null): void => {
    const added = addQuestion(now, section, after);
    setNow(added.document);
    setChosen({ kind: 'question', at: added.at });
    focus.current = 'f-text';
  };
  const newSection = (): void => {
    const added = addSection(now);
    setNow(added);
    setChosen({ kind: 'section', at: added.sections.length - 1 });
    focus.current = 'f-title';
  };
  const go = (pointer: string): void => {
    const { chosen: there, field } = placeOf(pointer);
    setTrying(false);
    setChosen(there);
    focus.current = field;
  };
  const errorAt = (field: string): string | undefined => errors.find(({ pointer }) => { const place = placeOf(pointer); return place.field === field && place.chosen.kind === chosen.kind && 'at' in place.chosen && 'at' in chosen && place.chosen.at === chosen.at; })?.sentence;
  const question = chosen.kind === 'question' ? now.questions[chosen.at] : undefined;
  const section = chosen.kind === 'section' ? now.sections[chosen.at] : undefined;
  const hindered = dirty ? 'Save it first' : errors.length > 0 ? `${errors.length} ${errors.length === 1 ? 'thing prevents' : 'things prevent'} publishing` : null;

  return (
    <div className="builder">
      <div className="row savebar">
        {!disabled && <Button kind="primary" disabled={!dirty || save.isPending} onClick={saveNow}>Save</Button>}
        <span role="status" className="quiet">{disabled ? (before.archived ? 'Archived: it cannot be changed or asked' : 'You can read it; an officer can change it') : save.isPending ? 'Saving…' : dirty ? 'Changes are not saved yet' : 'Saved'}</span>
        <span className="push row">
          <Button size="small" kind="quiet" aria-pressed={trying} onClick={() => setTrying(!trying)}>{trying ? 'Back to writing' : 'Try it as the vendor'}</Button>
          <button type="button" className="asbutton" onClick={() => { setTrying(false); setChosen({ kind: 'whole' }); focus.current = 'f-checks'; }}>{errors.length > 0 ? `${errors.length} ${errors.length === 1 ? 'error' : 'errors'}` : checks.length > 0 ? `${checks.length} ${checks.length === 1 ? 'warning' : 'warnings'}` : 'No errors'}</button>
        </span>
      </div>
      <ErrorSummary errors={refused} />
      <span className="vh" role="status">{said}</span>
      {trying ? <LivePreview document={canonical(now)} /> : (
        <div className="writing">
          <BuilderOutline document={now} chosen={chosen} checks={checks} disabled={disabled} onChoose={(item) => { setChosen(item); focus.current = item.kind === 'question' ? 'f-text' : 'f-title'; }} onMove={move} onAddSection={newSection} onAddQuestion={newQuestion} />
          <div className="chosen">
            {question && chosen.kind === 'question' && (
              <>
                <div className="row acts-on">
                  <h2>{question.id}</h2>
                  {!disabled && (
                    <span className="push row">
                      <Button size="small" kind="quiet" onClick={() => move(chosen, -1)}>Move up</Button>
                      <Button size="small" kind="quiet" onClick={() => move(chosen, 1)}>Move down</Button>
                      <Button size="small" kind="quiet" onClick={() => newQuestion(question.section, chosen.at)}>Add one after it</Button>
                      <Button size="small" kind="danger" onClick={() => { setNow(removeQuestion(now, chosen.at)); setChosen(now.questions.length > 1 ? { kind: 'question', at: Math.max(0, chosen.at - 1) } : { kind: 'whole' }); setSaid(`${question.id} is removed`); }}>Remove</Button>
                    </span>
                  )}
                </div>
                <QuestionForm document={now} at={chosen.at} disabled={disabled} errorAt={errorAt} onChange={setNow} />
                <Section title="As the vendor sees it" level={3}><LivePreview document={canonical(now)} only={question} /></Section>
              </>
            )}
            {section && chosen.kind === 'section' && (
              <>
                <div className="row acts-on">
                  <h2>Section {chosen.at + 1}</h2>
                  {!disabled && (
                    <span className="push row">
                      <Button size="small" kind="quiet" disabled={chosen.at === 0} onClick={() => move(chosen, -1)}>Move up</Button>
                      <Button size="small" kind="quiet" disabled={chosen.at === now.sections.length - 1} onClick={() => move(chosen, 1)}>Move down</Button>
                      <Button size="small" kind="danger" onClick={() => { const gone = now.questions.filter((each) => each.section === section.id).length; setNow(removeSection(now, chosen.at)); setChosen({ kind: 'whole' }); setSaid(`The section and its ${gone} questions are removed`); }}>Remove with its questions</Button>
                    </span>
                  )}
                </div>
                <Field id="f-title" label="Title" error={errorAt('f-title')}>{(control) => <input type="text" disabled={disabled} value={section.title} onChange={({ target }) => setNow(changeSection(now, chosen.at, { title: target.value }))} {...control} />}</Field>
                <Field id="f-description" label="Description" optional>{(control) => <textarea rows={3} disabled={disabled} value={section.description ?? ''} onChange={({ target }) => setNow(changeSection(now, chosen.at, { description: target.value || undefined }))} {...control} />}</Field>
              </>
            )}
            {chosen.kind === 'whole' && (
              <>
                <Field id="f-title" label="Title" hint="Vendors read it." error={errors.find(({ pointer }) => pointer === '/title')?.sentence}>{(control) => <input type="text" disabled={disabled} value={now.title} onChange={({ target }) => setNow({ ...now, title: target.value })} {...control} />}</Field>
                {before.copiedFrom && <p className="quiet">It began as {before.copiedFrom}.</p>}
                <div id="f-checks" tabIndex={-1}><CheckList checks={checks} onGo={go} /></div>
                <QuestionnaireVersions organization={organization} questionnaire={before} mayPublish={!disabled} hindered={hindered} onPublished={take} />
                <Section title="Elsewhere">
                  <p>The draft as it was last saved: <a href={questionsFile(organization, before.id, 'xlsx')}>download as Excel</a>, <a href={questionsFile(organization, before.id, 'csv')}>as CSV</a>. Either can be imported again.</p>
                  {mayEdit && <Button size="small" kind={before.archived ? 'plain' : 'danger'} disabled={put.isPending || dirty} onClick={() => put.mutate()}>{before.archived ? 'Restore it' : 'Archive it'}</Button>}
                  {mayEdit && !before.archived && <p className="quiet">Archived, it is offered no more; requests that were sent go on.</p>}
                </Section>
              </>
            )}
          </div>
        </div>
      )}
      {theirs && (
        <ConflictDialog opened subject="questionnaire" who={theirs.changedBy || 'Somebody else'} at={new Date(theirs.changedAt).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' })} busy={save.isPending} onClose={() => setTheirs(undefined)} onSave={settle}
          fields={compared(before.draft, changed, theirs.draft)} />
      )}
    </div>
  );
};

const compared = (before: QuestionnaireDocument, mine: Record<string, unknown>, theirs: QuestionnaireDocument): ConflictField[] => {
  const [was, are] = [withNulls(partsOf(before), mine), withNulls(partsOf(theirs), mine)];
  return conflictFields<Record<string, unknown>>({ before: was, mine, theirs: are }, Object.fromEntries(Object.keys(mine).map((part) => [part, partWords(part)])), (part, value) => partLines(value, [was[part], mine[part], are[part]]));
};

const withNulls = (parts: Readonly<Record<string, unknown>>, named: object): Record<string, unknown> => ({ ...Object.fromEntries(Object.keys(named).map((name) => [name, null])), ...parts });
