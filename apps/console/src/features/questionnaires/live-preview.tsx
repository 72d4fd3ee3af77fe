import type { Answer, Answers, Question } from '@holdfast/domain/questionnaires/questionnaire';
import { CITATION_SOURCES, type QuestionnaireDocument } from '@holdfast/domain/questionnaires/questionnaire-document';
import { insteadOffered } from '@holdfast/domain/questionnaires/said-instead';
import { visibleQuestions } from '@holdfast/domain/questionnaires/visible-questions';
import { AnswerControl, type AnswerDraft } from '@holdfast/ui/answer-control';
import { readersToday } from '@holdfast/ui/date-text';
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

const NOTHING: AnswerDraft = { value: null, none: false, instead: null };

const PreviewQuestion = ({ question, answer, onAnswer }: { question: Question; answer: Answer | undefined; onAnswer: (answer: Answer) => void }) => {
  const cites = Object.entries(CITATION_SOURCES).flatMap(([source, name]) => (question.citations?.[source]?.length ? [`${name} ${question.citations[source].join(', ')}`] : []));
  const draft = { ...NOTHING, ...answer } as AnswerDraft;
  return (
    <div className="asked">
      <h4>{question.text || 'Asks nothing yet'}{!question.required && <span className="quiet"> (optional)</span>}</h4>
      {question.help && <p className="hint">{question.help}</p>}
      <AnswerControl id={`preview-${question.id}`} question={question} instead={insteadOffered(question)} draft={draft} onChange={(change) => onAnswer({ ...draft, ...change })} onBlur={() => undefined} />
      {question.type === 'file' && <p className="quiet">A file is uploaded here.</p>}
      {(question.why || cites.length > 0) && <details><summary>Why we ask</summary>{question.why && <p>{question.why}</p>}{cites.map((cite) => <p className="quiet" key={cite}>{cite}</p>)}</details>}
      {question.evidence?.required && <p className="quiet">A document is asked for{question.evidence.kinds.length > 0 && `: ${question.evidence.kinds.join(', ').replaceAll('_', ' ')}`}.</p>}
    </div>
  );
};
