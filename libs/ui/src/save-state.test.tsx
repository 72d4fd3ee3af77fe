import { describe, expect, it, jest } from '@jest/globals';
import { act, render, screen } from '@testing-library/react';
import { SaveState, type SaveStateKind } from './save-state.js';

const spoken = () => screen.getByRole('status').textContent;
const after = (milliseconds: number) => act(() => jest.advanceTimersByTime(milliseconds));

describe('SaveState', () => {
  it('speaks once a pause, not once a key', () => {
    jest.useFakeTimers();
    const show = (state: SaveStateKind) => <SaveState state={state} />;
    const { rerender } = render(show({ kind: 'idle' }));
    for (const at of ['10:41', '10:42', '10:43']) {
      rerender(show({ kind: 'saving' }));
      after(400);
      rerender(show({ kind: 'saved', at }));
      after(400);
      expect(spoken()).toBe('');
    }
    after(1500);
    expect(spoken()).toBe('Saved 10:43');
  });

  it('does not announce what stood there at the start', () => {
    jest.useFakeTimers();
    render(<SaveState state={{ kind: 'saved', at: '10:02' }} />);
    after(5000);
    expect(spoken()).toBe('');
  });

  it('says at once, to those who see, that nothing is saved', () => {
    render(<SaveState state={{ kind: 'retrying' }} />);
    expect(screen.getByText('Not saved, trying again')).toBeVisible();
  });

  it('never calls a refused text saved', () => {
    render(<SaveState state={{ kind: 'refused' }} />);
    expect(screen.getByText('Not saved')).toBeVisible();
  });

  it('offers to compare when someone else changed it', () => {
    const onCompare = jest.fn();
    render(<SaveState state={{ kind: 'conflict' }} onCompare={onCompare} />);
    screen.getByRole('button', { name: 'Someone else changed this: compare' }).click();
    expect(onCompare).toHaveBeenCalled();
  });
});
