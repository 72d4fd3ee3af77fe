import { describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import { insteadOffered } from '@holdfast/domain/questionnaires/said-instead';
import { RETURN_OR_DESTROY } from '@holdfast/domain/questionnaires/shipped-questionnaires';
import { useEffect, useState } from 'react';
import { AnswerControl, type AnswerDraft } from './answer-control.js';

const base = { id: 'Q', section: 's', text: 'How many?', required: true } as const;
interface Draft extends AnswerDraft {
  readonly comment?: string;
}
let latest: Draft;
const keep = (draft: Draft) => { latest = draft; };

const Answering = ({ question, start = { value: null, none: false, instead: null, comment: '' } }: { question: Question; start?: Draft }) => {
  const [draft, setDraft] = useState(start);
  useEffect(() => keep(draft), [draft]);
  return <AnswerControl id="answer" question={question} instead={insteadOffered(question)} draft={draft} onChange={(change) => setDraft((before) => ({ ...before, ...change }))} onBlur={() => undefined} />;
};

describe('AnswerControl', () => {
  it('a number may carry commas and a dot on its way; what is none stays as typed', async () => {
    render(<Answering question={{ ...base, type: 'number', unit: 'individuals' }} />);
    const field = screen.getByLabelText('Number of individuals');
    await userEvent.type(field, '12,000.');
    expect(field).toHaveValue('12,000.');
    expect(latest.value).toBe(12_000);
    await userEvent.clear(field);
    expect(latest.value).toBeNull();
    await userEvent.type(field, 'a dozen');
    expect(field).toHaveValue('a dozen');
    expect(latest.value).toBe('a dozen');
  });

  it('several choices stay in the order in which they are offered', async () => {
    render(<Answering question={{ ...base, type: 'multi_choice', options: [{ value: 'a', label: 'Names' }, { value: 'b', label: 'Results' }] }} />);
    await userEvent.click(screen.getByLabelText('Results'));
    await userEvent.click(screen.getByLabelText('Names'));
    expect(latest.value).toEqual(['a', 'b']);
    await userEvent.click(screen.getByLabelText('Names'));
    await userEvent.click(screen.getByLabelText('Results'));
    expect(latest.value).toBeNull();
  });

  it('none-or-never empties the answer, and an answer unticks it', async () => {
    render(<Answering question={{ ...base, type: 'date', allowNone: true, noneLabel: 'Never done' }} start={{ value: '2026-01-02', none: false, instead: null, comment: 'c' }} />);
    await userEvent.click(screen.getByLabelText('Never done'));
    expect(latest).toEqual({ value: null, none: true, instead: null, comment: 'c' });
    await userEvent.type(screen.getByLabelText('Day'), '2026-03-04');
    expect(latest).toEqual({ value: '2026-03-04', none: false, instead: null, comment: 'c' });
    expect(screen.getByLabelText('Never done')).not.toBeChecked();
  });

  it('what is said instead empties the answer, and an answer takes it back; a choice of its own is not offered twice', async () => {
    render(<Answering question={{ ...base, type: 'number' }} start={{ value: 3, none: false, instead: null, comment: 'c' }} />);
    await userEvent.click(screen.getByLabelText('I don’t know'));
    expect(latest).toEqual({ value: null, none: false, instead: 'unknown', comment: 'c' });
    await userEvent.click(screen.getByLabelText(/^Not applicable/));
    expect(latest.instead).toBe('not_applicable');
    expect(screen.getByLabelText('I don’t know')).not.toBeChecked();
    await userEvent.type(screen.getByLabelText('Number'), '4');
    expect(latest).toEqual({ value: 4, none: false, instead: null, comment: 'c' });
    render(<Answering question={{ ...base, id: 'Y', type: 'yes_no_na' }} />);
    expect(screen.getAllByLabelText(/^Not applicable/)).toHaveLength(2);
  });

  it('one choice has a legend, the question itself', async () => {
    render(<Answering question={{ ...base, type: 'yes_no_na' }} />);
    expect(screen.getByRole('group', { name: 'How many?' })).toBeInTheDocument();
    await userEvent.click(screen.getByLabelText('Not applicable'));
    expect(latest.value).toBe('na');
  });

  it('a certificate of return or destruction begins with nothing chosen', () => {
    const choices = RETURN_OR_DESTROY.questions.filter(({ type }) => type === 'single_choice');
    for (const question of choices) render(<Answering question={question} />);
    expect(choices.length).toBeGreaterThan(3);
    for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked();
  });
});
