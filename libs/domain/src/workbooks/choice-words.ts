import { INSTEAD, type Instead, type Option, type Question } from '../questionnaires/questionnaire.js';
import { INSTEAD_WORDS } from '../questionnaires/said-instead.js';
import { headerWords } from '../spreadsheets/sheet.js';

/** Words and values that stand for each other in a drop-down; however a person writes the words, they are found. */
export interface WordList<Value> {
  readonly words: readonly string[];
  readonly wordsFor: (value: Value) => string;
  readonly valueFor: (words: string) => Value | undefined;
}

const key = (words: string): string => headerWords(words) || words.trim().toLowerCase();

const wordList = <Value>(pairs: readonly (readonly [Value, string])[]): WordList<Value> => {
  const taken = new Set<string>();
  const said = pairs.map(([value, label]): [Value, string] => {
    // Two answers with the same words are told apart by their number.
    let words = label.replace(/\s+/g, ' ').trim() || '–';
    for (let number = 2; taken.has(key(words)); number += 1) words = `${label.replace(/\s+/g, ' ').trim()} (${number})`;
    taken.add(key(words));
    return [value, words];
  });
  const byValue = new Map(said);
  const byWords = new Map(said.map(([value, words]) => [key(words), value]));
  return { words: said.map(([, words]) => words), wordsFor: (value) => byValue.get(value) ?? '', valueFor: (words) => byWords.get(key(words)) };
};

export const optionWords = (options: readonly Option[]): WordList<string> => wordList(options.map(({ value, label }) => [value, label]));

/** What can be said instead of an answer: none or never, and where it is taken, that one does not know or that it does not apply. */
export const insteadWords = ({ allowNone, noneLabel }: Question, takesInstead: boolean): WordList<Instead | 'none'> =>
  wordList([...(allowNone ? [['none', noneLabel || 'None or never'] as const] : []), ...(takesInstead ? INSTEAD.map((said) => [said, INSTEAD_WORDS[said]] as const) : [])]);
