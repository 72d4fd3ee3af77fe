import { type Answer, type Answers, optionsOf, type Question } from '@holdfast/domain/questionnaires/questionnaire';
import { CITATION_SOURCES, type QuestionnaireDocument } from '@holdfast/domain/questionnaires/questionnaire-document';
import { visibleQuestions } from '@holdfast/domain/questionnaires/visible-questions';
import { readersToday } from '@holdfast/ui/date-text';
import { Choices, Field } from '@holdfast/ui/field';
import { Section } from '@holdfast/ui/section';
import { useState } from 'react';
import { counted } from './question-words.js';

/** As the vendor sees it, to be tried: answers show and hide questions, and are kept nowhere. */
export const LivePreview = ({ document, only }: { document: QuestionnaireDocument; /** One question instead of all. */ only?: Question }) => {
  const [answers, setAnswers] = useState<Answers>({});
  const visible = only ? [only] : visibleQuestions({ id: '', version: '', ...document }, answers, readersToday());
  const hidden = document.questions.length - visible.length;
  const ask = (question: Question) => <PreviewQuestion key={question.id} question={question} answer={answers[question.id]} onAnswer={(answer) => setAnswers({ ...answers, [question.id]: answer })} />;
  if (only) return <div className="tried">{ask(only)}</div>;
  return (
    <div className="tried">
      <p className="quiet" role="status">{hidden > 0 ? `${counted(visible.length, 'question')} by these answers, ${hidden} more by others.` : `${counted(visible.length, 'question')}, all of them asked.`} What you try here is not kept.</p>
      {document.sections.filter(({ id }) => visible.some(({ section }) => section === id)).map((section) => (
        <Section key={section.id} title={section.title || 'Section without a title'} level={3}>
          {section.description && <p className="quiet">{section.description}</p>}
          {visible.filter((question) => question.section === section.id).map(ask)}
        </Section>
      ))}
    </div>
  );
};

const PreviewQuestion = ({ question, answer, onAnswer }: { question: Question; answer: Answer | undefined; onAnswer: (answer: Answer) => void }) => {
  const cites = Object.entries(CITATION_SOURCES).flatMap(([source, name]) => (question.citations?.[source]?.length ? [`${name} ${question.citations[source].join(', ')}`] : []));
  return (
    <div className="asked">
      <Control question={question} answer={answer} onAnswer={onAnswer} />
      {question.allowNone && <label className="pick"><input type="checkbox" checked={answer?.none === true} onChange={({ target }) => onAnswer(target.checked ? { none: true, value: null } : {})} /><span>{question.noneLabel ?? 'None or never'}</span></label>}
      {(question.why || cites.length > 0) && <details><summary>Why we ask</summary>{question.why && <p>{question.why}</p>}{cites.map((cite) => <p className="quiet" key={cite}>{cite}</p>)}</details>}
      {question.evidence?.required && <p className="quiet">A document is asked for{question.evidence.kinds.length > 0 && `: ${question.evidence.kinds.join(', ').replaceAll('_', ' ')}`}.</p>}
    </div>
  );
};

const Control = ({ question, answer, onAnswer }: { question: Question; answer: Answer | undefined; onAnswer: (answer: Answer) => void }) => {
  const { text, help, type, id, required, unit } = question;
  const label = text || 'Asks nothing yet';
  const value = answer?.value;
  const options = optionsOf(question).map(({ value, label }) => ({ value, label: label || value, apart: value === 'na' }));
  const typed = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const field = (control: (props: { id: string }) => React.ReactNode) => <Field label={label} optional={!required} hint={help}>{control}</Field>;
  const give = ({ target }: { target: { value: string } }) => onAnswer({ value: target.value });
  switch (type) {
    case 'yes_no_na':
    case 'single_choice':
      return <Choices name={`preview-${id}`} legend={label} optional={!required} hint={help} value={typed || undefined} onChange={(chosen) => onAnswer({ value: chosen })} options={options} />;
    case 'multi_choice': {
      const chosen = Array.isArray(value) ? value : [];
      return (
        <fieldset className="fld">
          <legend className="l">{label}{!required && <span className="quiet"> (optional)</span>}</legend>
          {help && <p className="hint">{help}</p>}
          {options.map((option) => <label className="pick" key={option.value}><input type="checkbox" checked={chosen.includes(option.value)} onChange={({ target }) => onAnswer({ value: options.map((each) => each.value).filter((each) => (each === option.value ? target.checked : chosen.includes(each))) })} /><span>{option.label}</span></label>)}
        </fieldset>
      );
    }
    case 'number': return field((control) => <span className="row"><input type="number" value={typed} onChange={({ target }) => onAnswer({ value: target.value === '' ? null : Number(target.value) })} {...control} />{unit && <span>{unit}</span>}</span>);
    case 'date': return field((control) => <input type="date" value={typed} onChange={give} {...control} />);
    case 'text': return field((control) => <textarea rows={2} value={typed} onChange={give} {...control} />);
    case 'long_text': return field((control) => <textarea rows={6} value={typed} onChange={give} {...control} />);
    case 'file': return <div className="fld"><p className="l">{label}</p>{help && <p className="hint">{help}</p>}<p className="quiet">A file is uploaded here.</p></div>;
    case 'table': return <div className="fld"><p className="l">{label}</p>{help && <p className="hint">{help}</p>}<p className="quiet">Answered in rows: {(question.columns ?? []).map((column) => column.label || column.id).join(', ')}.</p></div>;
  }
};
