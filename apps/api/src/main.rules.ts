import { chainRule } from '@holdfast/domain/chain/chain-rule';
import { renewalRule } from '@holdfast/domain/agreements/renewal';
import { determinationRule } from '@holdfast/domain/determinations/determination';
import { importPreviewRule } from '@holdfast/domain/imports/import-preview-rule';
import { questionnaireRule } from '@holdfast/domain/questionnaires/questionnaire-rule';
import { remindersRule } from '@holdfast/domain/reminders/reminders-rule';

/** Evaluates one rule on JSON lines: a line in, a line out, in order. The rules are those the product calls; there is no logic here. */
const RULES: Record<string, ((input: Record<string, unknown>) => object) | undefined> = {
  determination: determinationRule,
  'import-preview': importPreviewRule,
  renewal: renewalRule,
  questionnaire: questionnaireRule,
  reminders: remindersRule,
  chain: chainRule,
};

const inputOf = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const answerTo = (rule: (input: Record<string, unknown>) => object, line: string): object => {
  const input = inputOf(line);
  if (input === undefined) return { refused: 'not_json' };
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return { refused: 'not_an_object' };
  try {
    return rule({ ...input });
  } catch (error) {
    console.error(error); // a bug: the reader of the answers gets a refusal, the person at the screen the trace
    return { refused: 'internal_error' };
  }
};

/** Lines end with LF only: a JSON text may hold every other separator that Unicode knows. The last line end opens no further line. */
async function* linesOf(input: AsyncIterable<string>): AsyncGenerator<string> {
  let begun: string[] = [];
  for await (const chunk of input) {
    const [first = '', ...more] = chunk.split('\n');
    begun.push(first);
    for (const next of more) {
      yield begun.join('');
      begun = [next];
    }
  }
  if (begun.join('') !== '') yield begun.join('');
}

const name = process.argv[2] ?? '';
const rule = Object.hasOwn(RULES, name) ? RULES[name] : undefined;
if (rule === undefined) {
  console.error(`${name === '' ? 'Name a rule' : `No rule is called ${name}`}. There are: ${Object.keys(RULES).join(', ')}`);
  process.exitCode = 2;
} else {
  process.stdout.once('error', () => process.exit(0)); // nobody listens any more
  for await (const line of linesOf(process.stdin.setEncoding('utf8'))) {
    const taken = process.stdout.write(`${JSON.stringify(answerTo(rule, line))}\n`);
    if (!taken) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}
