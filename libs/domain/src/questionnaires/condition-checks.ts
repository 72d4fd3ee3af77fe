import { testProblem, wantedOf } from './operator-types.js';
import { optionsOf, type Condition, type Question } from './questionnaire.js';
import type { Check } from './check.js';
import type { QuestionnaireDocument } from './questionnaire-document.js';

const conditionsOf = ({ showIf }: Question): Condition[] => [...(showIf?.all ?? []), ...(showIf?.any ?? [])];

/** The questions that wait, by their conditions, for themselves. */
const onCircles = (questions: readonly Question[]): ReadonlySet<string> => {
  const waitsFor = new Map(questions.map((question) => [question.id, conditionsOf(question).map((condition) => condition.question)]));
  const leadsBack = (start: string): boolean => {
    const seen = new Set<string>();
    const open = [...(waitsFor.get(start) ?? [])];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id === start) return true;
      if (seen.has(id)) continue;
      seen.add(id);
      open.push(...(waitsFor.get(id) ?? []));
    }
    return false;
  };
  return new Set([...waitsFor.keys()].filter(leadsBack));
};

/** Can all of these hold for one answer to this question? A test that is no good by itself is told elsewhere. */
const canAllHold = (question: Question, tests: readonly Condition[]): boolean => {
  if (tests.some(({ op }) => op === 'empty') && tests.some(({ op }) => op !== 'empty')) return false;
  const lists = tests.filter(({ op }) => op === 'in').map(wantedOf);
  if (lists.length > 0 && !optionsOf(question).some(({ value }) => lists.every((list) => list.includes(value)))) return false;
  const limits = (op: Condition['op']): number[] => tests.flatMap((test) => (test.op === op && typeof test.value === 'number' ? [test.value] : []));
  return Math.max(...limits('gt'), Number.NEGATIVE_INFINITY) < Math.min(...limits('lt'), Number.POSITIVE_INFINITY);
};

const bySource = (conditions: readonly Condition[]): Map<string, Condition[]> => {
  const found = new Map<string, Condition[]>();
  for (const condition of conditions) found.set(condition.question, [...(found.get(condition.question) ?? []), condition]);
  return found;
};

/** Whether any answers show it, as far as its conditions can be judged one question at a time. */
const canBeReached = ({ showIf }: Question, earlier: ReadonlyMap<string, Question>, reached: ReadonlySet<string>): boolean => {
  const holds = (conditions: readonly Condition[]): boolean => [...bySource(conditions)].every(([id, tests]) => {
    const source = earlier.get(id);
    return source !== undefined && reached.has(id) && tests.every((test) => testProblem(source, test) === null) && canAllHold(source, tests);
  });
  const all = showIf?.all ?? [];
  if (!holds(all)) return false;
  return showIf?.any === undefined || showIf.any.some((condition) => holds([...all, condition]));
};

/** Conditions that point nowhere, forward or in a circle, ask what cannot be answered, or together can never hold. */
export const conditionChecks = ({ questions }: QuestionnaireDocument): Check[] => {
  const found: Check[] = [];
  const circular = onCircles(questions);
  const places = new Map(questions.map(({ id }, at) => [id, at]));
  const earlier = new Map<string, Question>();
  const reached = new Set<string>();
  questions.forEach((question, at) => {
    const say = (code: string, pointer: string, sentence: string) => found.push({ level: 'error', code, pointer: `/questions/${at}/showIf${pointer}`, question: question.id, sentence: `${question.id}: ${sentence}` });
    let sound = true;
    for (const list of ['all', 'any'] as const) {
      (question.showIf?.[list] ?? []).forEach((condition, place) => {
        const wrong = (code: string, sentence: string) => { sound = false; say(code, `/${list}/${place}`, sentence); };
        const source = earlier.get(condition.question);
        if (source) {
          const problem = testProblem(source, condition);
          if (problem) wrong('bad_condition', `a condition on ${source.id} ${problem}`);
        } else if (!places.has(condition.question)) wrong('unknown_question', `a condition names the question “${condition.question}”, which is not here`);
        else if (circular.has(question.id) && circular.has(condition.question)) wrong('circle', `its conditions lead in a circle by ${condition.question}`);
        else wrong('later_question', `a condition waits for ${condition.question}, which is asked later`);
      });
    }
    if (canBeReached(question, earlier, reached)) reached.add(question.id);
    else if (sound) say('unreachable', '', 'no answers lead to it, so nobody is ever asked');
    if (!earlier.has(question.id)) earlier.set(question.id, question);
  });
  return found;
};
