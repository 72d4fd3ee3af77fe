import { type COLUMN_TYPES, type AnswerTest, type Column, type GapAnswer, type Option, type Question, type QuestionType, type Severity, type ShowIf } from '@holdfast/domain/questionnaires/questionnaire';

export const TYPE_WORDS: Record<QuestionType, string> = {
  yes_no_na: 'Yes, no or not applicable', single_choice: 'One of several answers', multi_choice: 'Several of several answers', number: 'Number', date: 'Day', text: 'Text', long_text: 'Long text', table: 'Table of rows', file: 'File',
};

export const COLUMN_WORDS: Record<(typeof COLUMN_TYPES)[number], string> = { text: 'Text', number: 'Number', date: 'Day', choice: 'One choice', choices: 'Several choices' };

export const OPERATOR_WORDS: Record<AnswerTest['op'], string> = { in: 'is', includes: 'includes', gt: 'is more than', lt: 'is less than', olderThanDays: 'is older than (days)', empty: 'is “none”, or left blank' };

export const SEVERITY_WORDS: Record<Severity, string> = { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' };

export const counted = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

export const FIELD_WORDS: Record<string, string> = {
  text: 'question', type: 'type', options: 'answers', columns: 'columns', help: 'help', why: 'why it is asked', expected: 'expected answer', required: 'must be answered', scored: 'counts in the score', weight: 'weight', severity: 'severity', showIf: 'when it is asked', gapAnswers: 'gap rules',
  evidence: 'evidence', citations: 'citations', section: 'section', unit: 'unit', allowNone: 'box for “none”', noneLabel: 'words of “none”', concept: 'concept', title: 'title', description: 'description', scoring: 'scoring', remediationDays: 'days to mend', riskDriver: 'risk driver', sections: 'sections', questions: 'questions',
};

const testWords = ({ op, value }: AnswerTest): string => (op === 'empty' ? OPERATOR_WORDS.empty : `${OPERATOR_WORDS[op]} ${(Array.isArray(value) ? value : [value]).join(' or ')}`);

/** What stands in a field of a question or section, in a line. */
export const valueWords = (field: string, value: unknown): string => {
  if (value === null || value === undefined) return 'nothing';
  switch (field) {
    case 'type': return TYPE_WORDS[value as QuestionType];
    case 'severity': return SEVERITY_WORDS[value as Severity];
    case 'options': return (value as Option[]).map(({ label, score }) => (typeof score === 'number' ? `${label} (${score})` : label)).join(', ');
    case 'columns': return (value as Column[]).map(({ label, type }) => `${label} (${COLUMN_WORDS[type].toLowerCase()})`).join(', ');
    case 'showIf': { const { all = [], any = [] } = value as ShowIf; return [all, any].filter(({ length }) => length > 0).map((conditions, at) => conditions.map((condition) => `${condition.question} ${testWords(condition)}`).join(at === 0 && all.length > 0 ? ' and ' : ' or ')).join(', and '); }
    case 'gapAnswers': return (value as GapAnswer[]).map(({ when, finding, severity, dueDays }) => [`${testWords(when)}: ${finding}`, severity && SEVERITY_WORDS[severity].toLowerCase(), dueDays && counted(dueDays, 'day')].filter(Boolean).join(', ')).join('; ');
    case 'evidence': { const { kinds, required } = value as NonNullable<Question['evidence']>; return [kinds.join(', ').replaceAll('_', ' '), required && 'asked for'].filter(Boolean).join(', '); }
    case 'citations': return Object.values(value as NonNullable<Question['citations']>).flat().join(', ');
    default: return typeof value === 'boolean' ? (value ? 'yes' : 'no') : Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
};
