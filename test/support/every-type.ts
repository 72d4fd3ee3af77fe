import type { Question, Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import type { Locator } from 'playwright-core';

/** An answer as the server has it. */
export interface Given {
  readonly value: unknown;
  readonly none: boolean;
}

interface Written {
  readonly question: Omit<Question, 'id' | 'section' | 'text'>;
  /** What a person does to the control; `at` is the question's place on the page. No turn leaves it as the one before did. */
  readonly write: (at: Locator, turn: number) => Promise<void>;
  /** What the server has then. */
  readonly given: (turn: number) => Given;
}

const said = (value: unknown): Given => ({ value, none: false });
const OPTIONS = [{ value: 'a', label: 'Apples' }, { value: 'b', label: 'Bread' }, { value: 'c', label: 'Cheese' }];
const odd = (turn: number): 0 | 1 => (turn % 2 === 0 ? 0 : 1);
const words = (turn: number): string => `Line one, turn ${turn}.\nLine “two” – ünïcode.`;
/** More than two thousand characters, some of two units and some of several code points. */
const pages = (turn: number): string => Array.from({ length: 40 }, (_, line) => `Paragraph ${line}, turn ${turn}: “as written” – ünïcode, 漢字, 👩‍⚕️ and a tab\there.`).join('\n');

/** A question of every type. */
export const WRITTEN: Readonly<Record<string, Written>> = {
  YESNO: { question: { type: 'yes_no_na' }, write: (at, turn) => at.getByLabel(['Yes', 'No'][odd(turn)], { exact: true }).check(), given: (turn) => said(['yes', 'no'][odd(turn)]) },
  ONE: { question: { type: 'single_choice', options: OPTIONS }, write: (at, turn) => at.getByLabel(OPTIONS[odd(turn)].label, { exact: true }).check(), given: (turn) => said(OPTIONS[odd(turn)].value) },
  SOME: {
    question: { type: 'multi_choice', options: OPTIONS },
    write: async (at, turn) => {
      await at.getByLabel('Apples', { exact: true }).check();
      await at.getByLabel('Bread', { exact: true }).setChecked(odd(turn) === 1);
    },
    given: (turn) => said(odd(turn) === 1 ? ['a', 'b'] : ['a']),
  },
  NUMBER: { question: { type: 'number', unit: 'people' }, write: (at, turn) => at.getByLabel('Number of people').fill(`${12 + turn},001`), given: (turn) => said(12_001 + turn * 1_000) },
  DAY: { question: { type: 'date' }, write: (at, turn) => at.getByLabel('Day', { exact: true }).fill(`2026-0${turn + 3}-04`), given: (turn) => said(`2026-0${turn + 3}-04`) },
  WORDS: { question: { type: 'text' }, write: (at, turn) => at.getByLabel('Your answer').fill(words(turn)), given: (turn) => said(words(turn)) },
  LONG: { question: { type: 'long_text' }, write: (at, turn) => at.getByLabel('Your answer').fill(pages(turn)), given: (turn) => said(pages(turn)) },
  ROWS: {
    question: { type: 'table', columns: [{ id: 'name', label: 'Company', type: 'text', required: true }] },
    write: async (at, turn) => {
      const first = at.getByRole('button', { name: 'Add the first row' });
      if (await first.isVisible()) await first.click();
      const field = at.getByLabel('Company');
      if (!(await field.isVisible())) await at.locator('.cards button').first().click();
      await field.fill(`Corvid ${turn}`);
    },
    given: (turn) => said([{ name: `Corvid ${turn}` }]),
  },
  // What is written to it is the tick; a file's bytes travel by themselves.
  FILE: { question: { type: 'file', allowNone: true, noneLabel: 'There is none' }, write: (at, turn) => at.getByLabel('There is none').setChecked(odd(turn) === 0), given: (turn) => ({ value: null, none: odd(turn) === 0 }) },
};

export const QUESTIONS = Object.keys(WRITTEN);

/** The same as a questionnaire of one section. */
export const EVERY_TYPE: Questionnaire = {
  id: 'every-type', title: 'Every type', version: '1', sections: [{ id: 's', title: 'All of them' }],
  questions: QUESTIONS.map((id) => ({ ...WRITTEN[id].question, id, section: 's', text: `${id}: what do you say?` })),
};

/** What the server has of all of them after a turn. */
export const givenIn = (turn: number): Record<string, Given> => Object.fromEntries(QUESTIONS.map((id) => [id, WRITTEN[id].given(turn)]));
