import { describe, expect, it, jest } from '@jest/globals';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { DataTable, type Column } from './data-table.js';

interface Vendor { readonly id: string; readonly name: string; readonly findings: number }
const VENDORS: Vendor[] = [{ id: '1', name: 'Northfield', findings: 2 }, { id: '2', name: 'Cirrus', findings: 0 }, { id: '3', name: 'Juniper', findings: 0 }];
const COLUMNS: Column<Vendor>[] = [
  { id: 'name', header: 'Vendor', name: true, sortable: true, cell: ({ name }) => <a href={`#${name}`}>{name}</a> },
  { id: 'findings', header: 'Findings', align: 'end', empty: 'No open finding', cell: ({ findings }) => findings || null },
];

const Selectable = ({ total }: { total?: number }) => {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return <DataTable caption="Vendors" columns={COLUMNS} rows={VENDORS} rowKey={({ id }) => id} rowName={({ name }) => name} selection={{ selected, onChange: setSelected, total, actions: <button type="button">Send</button> }} />;
};

describe('DataTable', () => {
  it('is a table with a name, headers and row headers', () => {
    render(<DataTable caption="Vendors" columns={COLUMNS} rows={VENDORS} rowKey={({ id }) => id} />);
    const table = screen.getByRole('table', { name: 'Vendors' });
    expect(within(table).getAllByRole('row')).toHaveLength(4);
    expect(within(table).getByRole('rowheader', { name: 'Northfield' })).toBeInTheDocument();
  });

  it('says why a cell is empty', () => {
    render(<DataTable caption="Vendors" columns={COLUMNS} rows={VENDORS} rowKey={({ id }) => id} />);
    expect(screen.getAllByRole('cell', { name: 'No open finding' })).toHaveLength(2);
  });

  it('asks for the other direction when the sorted column is pressed again', async () => {
    const onSort = jest.fn();
    render(<DataTable caption="Vendors" columns={COLUMNS} rows={VENDORS} rowKey={({ id }) => id} sort={{ column: 'name', direction: 'up' }} onSort={onSort} />);
    expect(screen.getByRole('columnheader', { name: /Vendor/ })).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(screen.getByRole('button', { name: 'Vendor' }));
    expect(onSort).toHaveBeenCalledWith({ column: 'name', direction: 'down' });
  });

  it('shows the bar once something is selected, and clears', async () => {
    render(<Selectable total={131} />);
    expect(screen.queryByRole('region', { name: 'Selection' })).toBeNull();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select Cirrus' }));
    expect(screen.getByRole('status')).toHaveTextContent('1 of 131 selected');
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(screen.getByRole('checkbox', { name: 'Select Cirrus' })).not.toBeChecked();
  });

  it('moves with j and k and selects with x, taking the focus along', async () => {
    render(<Selectable />);
    screen.getByRole('link', { name: 'Northfield' }).focus();
    await userEvent.keyboard('jjkx');
    expect(screen.getByRole('link', { name: 'Cirrus' })).toHaveFocus();
    expect(screen.getByRole('checkbox', { name: 'Select Cirrus' })).toBeChecked();
  });

  it('leaves single keys alone while the focus is elsewhere', async () => {
    render(<><input aria-label="Note" /><Selectable /></>);
    await userEvent.type(screen.getByLabelText('Note'), 'jx');
    expect(screen.getByLabelText('Note')).toHaveValue('jx');
    expect(screen.queryByRole('region', { name: 'Selection' })).toBeNull();
  });

  it('takes a key of the screen’s own on the row under the cursor, and steps over what is open below it', async () => {
    const Opening = () => {
      const [open, setOpen] = useState<string>();
      return <DataTable caption="Vendors" columns={COLUMNS} rows={VENDORS} rowKey={({ id }) => id} rowKeys={{ c: ({ id }) => setOpen(id) }} below={({ id, name }) => id === open && <button type="button">Save {name}</button>} />;
    };
    render(<Opening />);
    screen.getByRole('link', { name: 'Northfield' }).focus();
    await userEvent.keyboard('c');
    screen.getByRole('button', { name: 'Save Northfield' }).focus();
    await userEvent.keyboard('j');
    expect(screen.getByRole('link', { name: 'Cirrus' })).toHaveFocus();
    await userEvent.keyboard('c');
    expect(screen.getByRole('button', { name: 'Save Cirrus' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Save Northfield' })).toBeNull();
  });
});
