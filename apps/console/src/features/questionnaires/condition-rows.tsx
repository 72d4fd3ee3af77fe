import type { Condition, Question, ShowIf } from '@holdfast/domain/questionnaires/questionnaire';
import { Button } from '@holdfast/ui/button';
import { TestFields, usualTest } from './test-fields.js';

interface ConditionRowsProps {
  readonly question: Question;
  /** Only what is asked before it can decide. */
  readonly earlier: readonly Question[];
  readonly disabled: boolean;
  readonly onChange: (showIf: ShowIf | undefined) => void;
}

const nameOf = ({ id, text }: Question): string => `${id} ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`;

/** When a question is asked: always, or after certain answers to earlier ones. */
export const ConditionRows = ({ question, earlier, disabled, onChange }: ConditionRowsProps) => {
  const { all = [], any = [] } = question.showIf ?? {};
  const set = (list: 'all' | 'any', conditions: readonly Condition[]) => {
    const next = { all, any, [list]: conditions };
    onChange(next.all.length + next.any.length === 0 ? undefined : { ...(next.all.length > 0 && { all: next.all }), ...(next.any.length > 0 && { any: next.any }) });
  };
  const add = (list: 'all' | 'any') => {
    const source = earlier.at(-1);
    if (source) set(list, [...(list === 'all' ? all : any), { question: source.id, ...usualTest(source) }]);
  };
  return (
    <fieldset className="fld wide" id="f-showIf">
      <legend className="l">When it is asked</legend>
      {all.length + any.length === 0 && <p className="hint">Always.</p>}
      {([['all', all, 'Only if all of these hold'], ['any', any, all.length > 0 ? 'and at least one of these' : 'Only if at least one of these holds']] as const).map(([list, conditions, words]) => conditions.length > 0 && (
        <div key={list}>
          <p className="hint">{words}:</p>
          {conditions.map((condition, at) => {
            const source = earlier.find(({ id }) => id === condition.question);
            const change = (next: Condition) => set(list, conditions.with(at, next));
            const name = `Condition ${at + 1}`;
            return (
              <div className="rule" key={at}>
                <select id={`f-showIf-${list}-${at}`} aria-label={`${name}: question`} disabled={disabled} value={condition.question} onChange={({ target }) => { const chosen = earlier.find(({ id }) => id === target.value); if (chosen) change({ question: chosen.id, ...usualTest(chosen) }); }}>
                  {earlier.map((each) => <option key={each.id} value={each.id}>{nameOf(each)}</option>)}
                  {!source && <option value={condition.question}>{condition.question} (not asked before this)</option>}
                </select>
                {source && <TestFields id={`f-showIf-${list}-${at}-op`} name={name} question={source} test={condition} disabled={disabled} onChange={(test) => change({ question: source.id, ...test })} />}
                {!disabled && <Button size="small" kind="quiet" onClick={() => set(list, conditions.toSpliced(at, 1))}>Remove<span className="vh"> condition {at + 1}</span></Button>}
              </div>
            );
          })}
        </div>
      ))}
      {!disabled && (earlier.length > 0
        ? <div className="row"><Button size="small" onClick={() => add('all')}>Add a condition</Button>{all.length + any.length > 0 && <Button size="small" kind="quiet" onClick={() => add('any')}>Add an alternative</Button>}</div>
        : <p className="hint">The first question is always asked.</p>)}
    </fieldset>
  );
};
