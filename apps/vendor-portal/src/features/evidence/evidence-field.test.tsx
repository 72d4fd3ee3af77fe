import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { HoldfastProvider } from '@holdfast/ui/holdfast-provider';
import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { Evidence } from '../../shared/task-progress.js';
import { EvidenceField } from './evidence-field.js';

const QUESTION: Question = { id: 'BAA-01', section: 'baa', text: 'Is an agreement in place?', type: 'yes_no_na', evidence: { kinds: ['signed_baa', 'policy'], required: true } };
const file = (over: Partial<Evidence>): Evidence => ({ id: 'f1', name: 'baa.pdf', bytes: 412_000, check: 'ready', refusal: null, questionKeys: ['BAA-01'], kind: '', validTo: null, facts: {}, ...over });

const network = globalThis.fetch;
const calls: { method: string; url: string; background: string | null; body: string }[] = [];
let checks: Evidence[];
beforeEach(() => {
  calls.length = 0;
  globalThis.fetch = async (input) => {
    const request = input as Request;
    calls.push({ method: request.method, url: request.url, background: request.headers.get('x-background'), body: await request.text() });
    return request.method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json(checks);
  };
});
afterEach(() => { globalThis.fetch = network; });

const Field = ({ start }: { start: readonly Evidence[] }) => {
  const [evidence, setEvidence] = useState(start);
  return <EvidenceField organization="riverside" requestId="r1" question={QUESTION} evidence={evidence} onEvidence={setEvidence} />;
};
const show = (...start: Evidence[]) => render(<HoldfastProvider audience="portal"><Field start={start} /></HoldfastProvider>);

describe('EvidenceField', () => {
  it('says what is allowed before the button, and shows only this question’s files', () => {
    show(file({}), file({ id: 'f2', name: 'other.pdf', questionKeys: ['ACC-01'] }));
    expect(screen.getByRole('group', { name: 'Evidence' })).toHaveAccessibleDescription(/PDF, Word.* up to 50 MB each.*patients/);
    expect(screen.getByText('Asked for: Signed BAA, policy.')).toBeInTheDocument();
    expect(screen.getByText('Ready, 412 kB')).toBeInTheDocument();
    expect(screen.queryByText('other.pdf')).not.toBeInTheDocument();
  });

  it('asks about patient data before the first file leaves, and nothing leaves when the answer is to check', async () => {
    show();
    await userEvent.upload(screen.getByLabelText('Evidence', { selector: 'input' }), new File(['%PDF'], 'screen.pdf', { type: 'application/pdf' }));
    expect(screen.getByRole('dialog', { name: 'Does this contain patient data?' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Go back and check' }));
    expect(screen.queryByText('screen.pdf')).not.toBeInTheDocument();
  });

  it('an empty file is refused here, in the fixed words', async () => {
    show();
    await userEvent.upload(screen.getByLabelText('Evidence', { selector: 'input' }), new File([], 'empty.pdf'));
    await userEvent.click(screen.getByRole('button', { name: 'It contains none, upload' }));
    expect(screen.getByText('This file is empty')).toBeInTheDocument();
  });

  it('while a file is being checked it looks again, as a background call, until there is a verdict', async () => {
    jest.useFakeTimers();
    checks = [file({ check: 'refused', refusal: 'A virus was found in this file' })];
    show(file({ check: 'checking' }));
    expect(screen.getByText('Being checked, 412 kB')).toBeInTheDocument();
    await act(() => jest.advanceTimersByTimeAsync(1600));
    jest.useRealTimers();
    expect(await screen.findByText('A virus was found in this file')).toBeInTheDocument();
    expect(calls).toMatchObject([{ method: 'GET', background: '1' }]);
  });

  it('keeps the kind and the last day as soon as they are chosen', async () => {
    checks = [file({ kind: 'signed_baa' })];
    show(file({}));
    await userEvent.click(screen.getByText(/What baa.pdf is/));
    await userEvent.selectOptions(screen.getByLabelText(/Kind of document/), 'Signed BAA');
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(calls).toMatchObject([{ method: 'PATCH', body: '{"kind":"signed_baa"}' }]);
  });

  it('removes a file and keeps the focus near', async () => {
    show(file({}));
    await userEvent.click(screen.getByRole('button', { name: 'Remove baa.pdf' }));
    expect(await screen.findByRole('button', { name: 'Choose files' })).toHaveFocus();
    expect(screen.queryByText('baa.pdf')).not.toBeInTheDocument();
  });
});
