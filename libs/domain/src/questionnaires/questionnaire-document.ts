import { isRecord } from '../json/is-record.js';
import { COLUMN_TYPES, QUESTION_TYPES, SEVERITIES, type AnswerTest, type Column, type Condition, type GapAnswer, type Option, type Question, type Questionnaire, type Section, type Severity } from './questionnaire.js';

/** What is written in a questionnaire: its name in the register and its number come with publishing. */
export type QuestionnaireDocument = Omit<Questionnaire, 'id' | 'version'>;

/** Where a document is not of the right form: a JSON pointer into it, and what it should be. */
export interface FormProblem {
  pointer: string;
  message: string;
}

/** Tests on an answer, in the order in which they are offered. */
export const TEST_OPERATORS = ['in', 'includes', 'gt', 'lt', 'olderThanDays', 'empty'] as const satisfies readonly AnswerTest['op'][];

/** The catalogues a question may be traced to, and their names. */
export const CITATION_SOURCES = { cfr: '45 CFR', nist80171r2: 'NIST SP 800-171 r2', nist80171r3: 'NIST SP 800-171 r3', nistCsf20: 'NIST CSF 2.0', other: 'Other' } as const;
export type CitationSource = keyof typeof CITATION_SOURCES;

export const EMPTY_DOCUMENT: QuestionnaireDocument = { title: '', sections: [], questions: [] };

/** Reads what somebody sent, and notes what is not of the right form. What is blank, empty or usual is left out, so that equal documents are equal JSON. */
class DocumentReader {
  readonly problems: FormProblem[] = [];

  text(value: unknown, pointer: string): string {
    if (value === undefined || value === null) return '';
    if (typeof value === 'string') return value;
    return this.wrong(pointer, 'must be a text', '');
  }

  flag(value: unknown, pointer: string): boolean {
    if (value === undefined || value === null) return false;
    return typeof value === 'boolean' ? value : this.wrong(pointer, 'must be yes or no', false);
  }

  number(value: unknown, pointer: string): number | undefined {
    if (value === undefined || value === null) return undefined;
    return typeof value === 'number' && Number.isFinite(value) ? value : this.wrong(pointer, 'must be a number', undefined);
  }

  oneOf<Word extends string>(value: unknown, words: readonly Word[], pointer: string): Word | undefined {
    if (value === undefined || value === null || value === '') return undefined;
    return words.find((word) => word === value) ?? this.wrong(pointer, `must be one of: ${words.join(', ')}`, undefined);
  }

  list<T>(value: unknown, pointer: string, each: (entry: Record<string, unknown>, pointer: string) => T): T[] {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) return this.wrong(pointer, 'must be a list', []);
    return value.flatMap((entry, at) => (isRecord(entry) ? [each(entry, `${pointer}/${at}`)] : this.wrong(`${pointer}/${at}`, 'must be an object', [])));
  }

  texts(value: unknown, pointer: string): string[] {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value) || value.some((entry) => typeof entry !== 'string')) return this.wrong(pointer, 'must be a list of texts', []);
    return value.filter((entry: string) => entry.trim() !== '');
  }

  record(value: unknown, pointer: string): Record<string, unknown> {
    if (value === undefined || value === null) return {};
    return isRecord(value) ? value : this.wrong(pointer, 'must be an object', {});
  }

  private wrong<T>(pointer: string, message: string, instead: T): T {
    this.problems.push({ pointer, message });
    return instead;
  }
}

/** Leaves out what says nothing, so that the order and the set of its keys are always the same. */
const saying = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined && part !== '' && part !== false)) as T;
const some = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

const optionOf = (read: DocumentReader) => ({ value, label, score }: Record<string, unknown>, at: string): Option => {
  const scored = read.number(score, `${at}/score`);
  return { value: read.text(value, `${at}/value`), label: read.text(label, `${at}/label`), ...(scored !== undefined && { score: scored }) };
};

const columnOf = (read: DocumentReader) => ({ id, label, type, required, hint, options }: Record<string, unknown>, at: string): Column => ({
  id: read.text(id, `${at}/id`), label: read.text(label, `${at}/label`), type: read.oneOf(type, COLUMN_TYPES, `${at}/type`) ?? 'text',
  ...saying({ required: read.flag(required, `${at}/required`), hint: read.text(hint, `${at}/hint`), options: some(read.list(options, `${at}/options`, optionOf(read))) }),
});

/** A test's value is a number, a text or a list of texts; what it should be, its operator and its question say. */
const testOf = (read: DocumentReader, { op, value }: Record<string, unknown>, at: string): AnswerTest => {
  const known = read.oneOf(op, TEST_OPERATORS, `${at}/op`) ?? 'in';
  if (value === undefined || value === null || known === 'empty') return { op: known };
  if (typeof value === 'number') return { op: known, value: read.number(value, `${at}/value`) };
  if (typeof value === 'string') return { op: known, value };
  return { op: known, value: read.texts(value, `${at}/value`) };
};

const conditionOf = (read: DocumentReader) => (entry: Record<string, unknown>, at: string): Condition => ({ question: read.text(entry['question'], `${at}/question`), ...testOf(read, entry, at) });

const gapOf = (read: DocumentReader) => ({ when, finding, remediation, severity, dueDays }: Record<string, unknown>, at: string): GapAnswer => ({
  when: testOf(read, read.record(when, `${at}/when`), `${at}/when`), finding: read.text(finding, `${at}/finding`),
  ...saying({ remediation: read.text(remediation, `${at}/remediation`), severity: read.oneOf(severity, SEVERITIES, `${at}/severity`), dueDays: read.number(dueDays, `${at}/dueDays`) }),
});

const showIfOf = (read: DocumentReader, value: unknown, at: string): Question['showIf'] => {
  const { all, any } = read.record(value, at);
  const lists = saying({ all: some(read.list(all, `${at}/all`, conditionOf(read))), any: some(read.list(any, `${at}/any`, conditionOf(read))) });
  return Object.keys(lists).length > 0 ? lists : undefined;
};

const evidenceOf = (read: DocumentReader, value: unknown, at: string): Question['evidence'] => {
  const { kinds, required } = read.record(value, at);
  const found = { kinds: read.texts(kinds, `${at}/kinds`), required: read.flag(required, `${at}/required`) };
  return found.kinds.length > 0 || found.required ? found : undefined;
};

const citationsOf = (read: DocumentReader, value: unknown, at: string): Question['citations'] => {
  const given = read.record(value, at);
  const found = Object.fromEntries(Object.keys(CITATION_SOURCES).flatMap((source) => {
    const ids = read.texts(given[source], `${at}/${source}`);
    return ids.length > 0 ? [[source, ids]] : [];
  }));
  return Object.keys(found).length > 0 ? found : undefined;
};

const questionOf = (read: DocumentReader) => (given: Record<string, unknown>, at: string): Question => {
  const text = (name: string): string => read.text(given[name], `${at}/${name}`);
  const weight = read.number(given['weight'], `${at}/weight`);
  return {
    id: text('id').trim(), section: text('section'), text: text('text'), type: read.oneOf(given['type'], QUESTION_TYPES, `${at}/type`) ?? 'text',
    ...saying({
      help: text('help'), why: text('why'), expected: text('expected'), concept: text('concept'),
      required: read.flag(given['required'], `${at}/required`), weight: weight === 1 ? undefined : weight, severity: read.oneOf(given['severity'], SEVERITIES, `${at}/severity`),
      options: some(read.list(given['options'], `${at}/options`, optionOf(read))), columns: some(read.list(given['columns'], `${at}/columns`, columnOf(read))),
      unit: text('unit'), allowNone: read.flag(given['allowNone'], `${at}/allowNone`), noneLabel: text('noneLabel'),
      showIf: showIfOf(read, given['showIf'], `${at}/showIf`), gapAnswers: some(read.list(given['gapAnswers'], `${at}/gapAnswers`, gapOf(read))),
      riskDriver: text('riskDriver'), evidence: evidenceOf(read, given['evidence'], `${at}/evidence`), citations: citationsOf(read, given['citations'], `${at}/citations`),
    }),
    ...(given['scored'] === false && { scored: false }),
  };
};

const sectionOf = (read: DocumentReader) => ({ id, title, description }: Record<string, unknown>, at: string): Section => ({
  id: read.text(id, `${at}/id`).trim(), title: read.text(title, `${at}/title`), ...saying({ description: read.text(description, `${at}/description`) }),
});

const bySeverity = (read: DocumentReader, value: unknown, at: string): Partial<Record<Severity, number>> | undefined => {
  const given = read.record(value, at);
  const found = saying(Object.fromEntries(SEVERITIES.map((severity) => [severity, read.number(given[severity], `${at}/${severity}`)])));
  return Object.keys(found).length > 0 ? found : undefined;
};

/** A document as we keep it, and where it was not of the right form; whether it can be sent, `checkQuestionnaire` says. */
export const readDocument = (value: unknown): { document: QuestionnaireDocument; problems: readonly FormProblem[] } => {
  const read = new DocumentReader();
  const given = read.record(value, '');
  const scoring = read.record(given['scoring'], '/scoring');
  const rules = saying({
    severityPenalty: bySeverity(read, scoring['severityPenalty'], '/scoring/severityPenalty'),
    bands: some(read.list(scoring['bands'], '/scoring/bands', ({ min, label }, at) => ({ min: read.number(min, `${at}/min`) ?? 0, label: read.text(label, `${at}/label`) }))),
  });
  const document = {
    title: read.text(given['title'], '/title'),
    sections: read.list(given['sections'], '/sections', sectionOf(read)),
    questions: read.list(given['questions'], '/questions', questionOf(read)),
    ...saying({ scoring: Object.keys(rules).length > 0 ? rules : undefined, remediationDays: bySeverity(read, given['remediationDays'], '/remediationDays') }),
  };
  return { document, problems: read.problems };
};

/** What a questionnaire says, without its name in the register and its number: to begin another from. */
export const documentOf = (questionnaire: Questionnaire): QuestionnaireDocument => readDocument(questionnaire).document;
