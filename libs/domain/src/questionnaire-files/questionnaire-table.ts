import type { Question } from '../questionnaires/questionnaire.js';
import type { QuestionnaireDocument } from '../questionnaires/questionnaire-document.js';
import { linesCell, optionsCell } from './question-cells.js';
import { QUESTION_FIELDS, QUESTION_FIELD_NAMES, type QuestionField } from './question-fields.js';

type Row = Partial<Record<QuestionField, string>>;

const yes = (flag: boolean | undefined): string => (flag === undefined ? '' : flag ? 'yes' : 'no');
const json = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));
const lines = (texts: readonly string[] | undefined): string => linesCell(texts ?? []);

const questionRow = ({ id, section, text, type, options, help, why, expected, required, scored, weight, severity, unit, allowNone, noneLabel, columns, showIf, gapAnswers, evidence, concept, riskDriver, citations = {} }: Question): Row => ({
  kind: 'question', id, section, text, type, options: options ? optionsCell(options) : '', help, why, expected, required: yes(required), scored: yes(scored), weight: weight === undefined ? '' : String(weight), severity, unit, allowNone: yes(allowNone), noneLabel,
  columns: json(columns), showIf: json(showIf), gapAnswers: json(gapAnswers), evidenceKinds: lines(evidence?.kinds), evidenceRequired: yes(evidence?.required), concept, riskDriver,
  cfr: lines(citations['cfr']), nist80171r2: lines(citations['nist80171r2']), nist80171r3: lines(citations['nist80171r3']), nistCsf20: lines(citations['nistCsf20']), other: lines(citations['other']),
});

/** A questionnaire as a table: its headings, a row of its own, a row for each section, then one for each question. `readTable` gives exactly it back. */
export const tableOfQuestionnaire = ({ title, sections, questions, scoring, remediationDays }: QuestionnaireDocument): string[][] => {
  const rules = { ...(scoring && { scoring }), ...(remediationDays && { remediationDays }) };
  const rows: Row[] = [
    { kind: 'questionnaire', text: title, rules: Object.keys(rules).length > 0 ? JSON.stringify(rules) : '' },
    ...sections.map(({ id, title, description }): Row => ({ kind: 'section', id, text: title, help: description })),
    ...questions.map(questionRow),
  ];
  return [QUESTION_FIELD_NAMES.map((field) => QUESTION_FIELDS[field].header), ...rows.map((row) => QUESTION_FIELD_NAMES.map((field) => row[field] ?? ''))];
};
