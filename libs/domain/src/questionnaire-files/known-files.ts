import type { QuestionType } from '../questionnaires/questionnaire.js';
import { cellText, headerWords, type Sheet } from '../spreadsheets/sheet.js';
import type { QuestionField } from './question-fields.js';

/** A questionnaire that many know by its name. Its words are the customer's copy: we know only how its file is laid out. */
export interface KnownFile {
  readonly name: string;
  /** What to take which heading for, where its own words differ from ours. */
  readonly fields: Readonly<Record<string, QuestionField | 'ignore'>>;
  /** How its questions are answered where no column says so. */
  readonly type: QuestionType;
  readonly isIt: (look: FileLook) => boolean;
}

/** What can be seen of a file without reading its questions. */
interface FileLook {
  readonly names: readonly string[];
  readonly headers: ReadonlySet<string>;
  readonly firstCells: readonly string[];
}

const LOOKED_AT = 400;

const lookAt = (sheets: readonly Sheet[]): FileLook => {
  const top = sheets.flatMap(({ rows }) => rows.slice(0, LOOKED_AT));
  return { names: sheets.map(({ name }) => headerWords(name)), headers: new Set(top.flatMap((row) => row.map((cell) => headerWords(cellText(cell))))), firstCells: top.map(([first]) => cellText(first).trim()) };
};

const countOf = ({ firstCells }: FileLook, pattern: RegExp): number => firstCells.filter((cell) => pattern.test(cell)).length;
const hasSheet = ({ names }: FileLook, pattern: RegExp): boolean => names.some((name) => pattern.test(name));
const hasHeader = ({ headers }: FileLook, ...words: string[]): boolean => words.some((word) => headers.has(word));

/** Answers and remarks of whoever filled the file in are no questions. */
const FILLED_IN = { 'additional information': 'ignore', response: 'ignore', answer: 'ignore', 'vendor answers': 'ignore', 'vendor answer': 'ignore', 'analyst notes': 'ignore', score: 'ignore' } as const;

export const KNOWN_FILES: readonly KnownFile[] = [
  {
    name: 'CAIQ (Cloud Security Alliance)', type: 'yes_no_na',
    fields: { ...FILLED_IN, 'question id': 'id', question: 'text', 'csp caiq answer': 'ignore', 'ssrm control ownership': 'ignore', 'csp implementation description optional recommended': 'ignore', 'csc responsibilities optional recommended': 'ignore', 'ccm control id': 'ignore', 'ccm control title': 'ignore', 'ccm control specification': 'help', 'ccm domain title': 'section' },
    isIt: (look) => hasSheet(look, /^caiq/) || hasHeader(look, 'csp caiq answer') || (hasHeader(look, 'ccm domain title', 'ccm control id') && countOf(look, /^[A-Z&]{2,4}-\d{2}\.\d{1,2}$/) > 3),
  },
  {
    name: 'HECVAT (EDUCAUSE)', type: 'yes_no_na',
    fields: { ...FILLED_IN, id: 'id', 'question id': 'id', question: 'text', questions: 'text', guidance: 'help', 'reason for question': 'why', 'follow up inquiries responses': 'expected', compliant: 'ignore' },
    isIt: (look) => hasSheet(look, /hecvat/) || look.firstCells.some((cell) => /hecvat|higher education community vendor assessment/i.test(cell)) || (countOf(look, /^(GNRL|COMP|DOCU|ITAC|HLAA|HLAP|THRD|CONS|APPL|AAAI|DATA|PPPR|VULN)-\d{2}$/) > 3),
  },
  {
    name: 'SIG (Shared Assessments)', type: 'yes_no_na',
    fields: { ...FILLED_IN, 'ques num': 'id', 'question number': 'id', 'question request': 'text', 'question text': 'text', category: 'section', 'control area': 'section', 'sub category': 'ignore', 'sig level': 'ignore', 'maturity': 'ignore' },
    isIt: (look) => hasHeader(look, 'question request', 'ques num', 'sig level') && (hasSheet(look, /\bsig\b|business information|^[a-v] /) || countOf(look, /^[A-Z]{1,2}\.\d+(\.\d+)*$/) > 3),
  },
];

/** Which of the known ones this file is, or null. */
export const recogniseFile = (sheets: readonly Sheet[]): KnownFile | null => {
  const look = lookAt(sheets);
  return KNOWN_FILES.find(({ isIt }) => isIt(look)) ?? null;
};
