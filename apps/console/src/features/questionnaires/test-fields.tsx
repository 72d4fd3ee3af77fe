import { OPERATORS_OF } from '@holdfast/domain/questionnaires/operator-types';
import { type AnswerTest, optionsOf, type Question } from '@holdfast/domain/questionnaires/questionnaire';
import { OPERATOR_WORDS } from './question-words.js';

const usual = (question: Question, op: AnswerTest['op']): AnswerTest => {
  if (op === 'empty') return { op };
  return op === 'in' || op === 'includes' ? { op, value: optionsOf(question).slice(0, 1).map(({ value }) => value) } : { op, value: 0 };
};

/** The first test that makes sense for this type. */
export const usualTest = (question: Question): AnswerTest => usual(question, OPERATORS_OF[question.type][0] ?? 'empty');

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)]);

/** How an answer is tested: the operators its type knows, then answers to tick or a number. */
export const TestFields = ({ question, test, id, name, onChange, disabled }: { question: Question; test: AnswerTest; id: string; name: string; onChange: (test: AnswerTest) => void; disabled: boolean }) => (
  <span className="test">
    <select id={id} aria-label={`${name}: test`} value={test.op} disabled={disabled} onChange={({ target }) => onChange(usual(question, target.value as AnswerTest['op']))}>
      {OPERATORS_OF[question.type].map((op) => <option key={op} value={op}>{OPERATOR_WORDS[op]}</option>)}
      {!OPERATORS_OF[question.type].includes(test.op) && <option value={test.op}>{OPERATOR_WORDS[test.op]}</option>}
    </select>
    {(test.op === 'in' || test.op === 'includes') && (
      <span role="group" aria-label={`${name}: answers`} className="ticks">
        {optionsOf(question).map(({ value, label }) => (
          <label key={value} className="pick">
            <input type="checkbox" disabled={disabled} checked={listOf(test.value).includes(value)}
              onChange={({ target }) => onChange({ op: test.op, value: optionsOf(question).map((option) => option.value).filter((each) => (each === value ? target.checked : listOf(test.value).includes(each))) })} />
            <span>{label || value}</span>
          </label>
        ))}
      </span>
    )}
    {(test.op === 'gt' || test.op === 'lt' || test.op === 'olderThanDays') && (
      <input type="number" min={0} aria-label={`${name}: ${test.op === 'olderThanDays' ? 'days' : 'number'}`} disabled={disabled} value={typeof test.value === 'number' ? test.value : ''} onChange={({ target }) => onChange({ op: test.op, value: target.value === '' ? undefined : Number(target.value) })} />
    )}
  </span>
);
