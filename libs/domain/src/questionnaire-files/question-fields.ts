import { headerWords } from '../spreadsheets/sheet.js';

/** What a column of a questionnaire's file can hold: the heading we write, what it holds, and other headings by which people call it. */
export const QUESTION_FIELDS = {
  kind: { header: 'Row', holds: 'what the row is: questionnaire, section or question', also: ['row kind'] },
  id: { header: 'Id', holds: 'the question’s id', also: ['question id', 'question number', 'question no', 'ques num', 'question num', 'ref', 'reference', 'number', 'no', '#', 'control id', 'item', 'serial no'] },
  section: { header: 'Section', holds: 'its section', also: ['domain', 'ccm domain title', 'control domain', 'category', 'topic', 'group', 'area', 'section title', 'control group'] },
  text: { header: 'Question', holds: 'what is asked', also: ['text', 'question text', 'questions', 'question request', 'consensus assessment question', 'control question', 'title', 'requirement'] },
  type: { header: 'Type', holds: 'how it is answered', also: ['answer type', 'response type', 'question type', 'format'] },
  options: { header: 'Options', holds: 'the answers offered, one a line', also: ['choices', 'answer options', 'possible answers', 'answers offered', 'valid answers', 'response options'] },
  help: { header: 'Help', holds: 'help for who answers', also: ['guidance', 'hint', 'description', 'instructions', 'additional guidance'] },
  why: { header: 'Why we ask', holds: 'why it is asked', also: ['why', 'reason', 'reason for question', 'rationale', 'purpose'] },
  expected: { header: 'Expected', holds: 'the answer you expect; vendors never see it', also: ['expected answer', 'compliant answer', 'preferred answer', 'preferred response', 'compliant response', 'follow up inquiries responses'] },
  required: { header: 'Required', holds: 'whether it must be answered', also: ['mandatory'] },
  scored: { header: 'Scored', holds: 'whether it counts', also: [] },
  weight: { header: 'Weight', holds: 'how much it counts', also: ['points', 'default weight'] },
  severity: { header: 'Severity', holds: 'how grave its gap is', also: ['criticality', 'risk', 'importance', 'risk level'] },
  unit: { header: 'Unit', holds: 'of a number', also: ['units'] },
  allowNone: { header: 'None allowed', holds: 'whether “none” may be ticked', also: [] },
  noneLabel: { header: 'None is called', holds: 'the words beside that box', also: [] },
  columns: { header: 'Columns', holds: 'of a table, as JSON', also: [] },
  showIf: { header: 'Show if', holds: 'its conditions, as JSON', also: ['condition', 'conditions', 'visible if'] },
  gapAnswers: { header: 'Gap rules', holds: 'answers that are gaps, as JSON', also: ['gaps'] },
  evidenceKinds: { header: 'Evidence', holds: 'kinds of documents, one a line', also: ['evidence kinds', 'documents', 'evidence requested'] },
  evidenceRequired: { header: 'Evidence required', holds: 'whether a document is asked for', also: [] },
  concept: { header: 'Concept', holds: 'what it shares with questions elsewhere', also: [] },
  riskDriver: { header: 'Risk driver', holds: 'what of the inherent risk it tells', also: [] },
  cfr: { header: '45 CFR', holds: 'sections it is asked for, one a line', also: ['cfr', 'hipaa', 'hipaa reference', 'hipaa security rule'] },
  nist80171r2: { header: 'NIST SP 800-171 r2', holds: 'identifiers, one a line', also: ['nist 800 171', 'nist sp 800 171', 'nist sp 800 171r2', '800 171'] },
  nist80171r3: { header: 'NIST SP 800-171 r3', holds: 'identifiers, one a line', also: ['nist sp 800 171r3'] },
  nistCsf20: { header: 'NIST CSF 2.0', holds: 'identifiers, one a line', also: ['nist csf', 'csf', 'nist cybersecurity framework', 'nist csf v2 0'] },
  other: { header: 'Other citations', holds: 'one a line', also: ['citations', 'references'] },
  rules: { header: 'Rules', holds: 'of the whole, as JSON', also: [] },
} as const satisfies Record<string, { header: string; holds: string; also: readonly string[] }>;
export type QuestionField = keyof typeof QUESTION_FIELDS;
export const QUESTION_FIELD_NAMES = Object.keys(QUESTION_FIELDS) as QuestionField[];

const BY_HEADER: ReadonlyMap<string, QuestionField> = new Map(QUESTION_FIELD_NAMES.flatMap((field) => {
  const { header, also } = QUESTION_FIELDS[field];
  return [header, ...also].map((words): [string, QuestionField] => [headerWords(words), field]);
}));

/** The field a heading names, or null. What follows in brackets, or a question mark, is not part of it. */
export const fieldNamed = (header: string): QuestionField | null => BY_HEADER.get(headerWords(header.replace(/\(.*$/, ''))) ?? BY_HEADER.get(headerWords(header)) ?? null;
