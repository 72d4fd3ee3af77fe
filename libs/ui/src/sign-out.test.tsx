import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AnswerSaver } from './answer-saver.js';
import { HoldfastProvider } from './holdfast-provider.js';
import { forgetSavers, saverFor, unsavedCount } from './savers.js';
import { SignOut } from './sign-out.js';

const show = (end = jest.fn(async () => undefined)) => {
  const onEnded = jest.fn();
  render(<HoldfastProvider audience="console"><SignOut end={end} onEnded={onEnded} button={(press) => <button type="button" onClick={press}>Sign out</button>} /></HoldfastProvider>);
  return { end, onEnded };
};
const oneUnsaved = () => saverFor('one', () => ({ unsaved: true, subscribe: () => () => undefined }) as unknown as AnswerSaver);
afterEach(forgetSavers);

describe('SignOut', () => {
  it('with everything saved, ends at once', async () => {
    const { end, onEnded } = show();
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect([end, onEnded].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  it('asks about what is not saved; staying keeps it, leaving forgets it', async () => {
    oneUnsaved();
    const { end, onEnded } = show();
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(screen.getByRole('dialog', { name: 'Sign out without saving?' })).toHaveTextContent('1 change is in this tab and not saved yet.');
    await userEvent.click(screen.getByRole('button', { name: 'Stay' }));
    expect([end.mock.calls.length, unsavedCount()]).toEqual([0, 1]);
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    await userEvent.click(screen.getByRole('button', { name: 'Sign out, lose them' }));
    expect([end.mock.calls.length, onEnded.mock.calls.length, unsavedCount()]).toEqual([1, 1, 0]);
  });

  it('says so where the server could not be reached, and forgets nothing', async () => {
    oneUnsaved();
    const { onEnded } = show(jest.fn(async () => { throw new TypeError('away'); }));
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    await userEvent.click(screen.getByRole('button', { name: 'Sign out, lose them' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('You are still signed in');
    expect([onEnded.mock.calls.length, unsavedCount()]).toEqual([0, 1]);
  });
});
