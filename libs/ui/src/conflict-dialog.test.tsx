import { MantineProvider } from '@mantine/core';
import { describe, expect, it, jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ConflictDialog, type ConflictChoice, type ConflictField } from './conflict-dialog.js';

const FIELDS: ConflictField[] = [
  { id: 'end', label: 'Last day', mine: '7 Feb 2027', theirs: '31 Jan 2027', before: '31 Dec 2026' },
  { id: 'owner', label: 'Owner', mine: 'A. Ruiz', theirs: 'M. Delgado' },
  { id: 'note', label: 'Note', mine: 'Counsel wants 90 days.' },
];
const open = (onSave: (choice: ConflictChoice) => void = () => undefined, onClose = () => undefined) => render(
  <MantineProvider><ConflictDialog opened subject="agreement" who="T. Brandt" at="10:41" fields={FIELDS} onSave={onSave} onClose={onClose} /></MantineProvider>,
);

describe('ConflictDialog', () => {
  it('shows both versions, mine chosen to begin with', () => {
    open();
    expect(screen.getByRole('dialog', { name: 'T. Brandt changed this agreement while you were editing' })).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'Last day: keep yours' })).toBeChecked();
    expect(screen.getByText('31 Jan 2027')).toBeInTheDocument();
  });

  it('saves what was chosen for each line, and keeps mine where they changed nothing', async () => {
    const onSave = jest.fn();
    open(onSave);
    await userEvent.click(screen.getByRole('radio', { name: 'Owner: take T. Brandt’s' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save these 3' }));
    expect(onSave).toHaveBeenCalledWith({ end: 'mine', owner: 'theirs', note: 'mine' });
  });

  it('takes all of theirs, never a line they left alone', async () => {
    const onSave = jest.fn();
    open(onSave);
    await userEvent.click(screen.getByRole('button', { name: 'Take all of T. Brandt’s' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save these 3' }));
    expect(onSave).toHaveBeenCalledWith({ end: 'theirs', owner: 'theirs', note: 'mine' });
  });
});
