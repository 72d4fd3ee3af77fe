import { afterEach, expect, it } from '@jest/globals';
import { HoldfastProvider } from '@holdfast/ui/holdfast-provider';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EditScheduleDialog } from './edit-schedule-dialog.js';
import type { Schedule } from './schedules.api.js';

const network = globalThis.fetch;
afterEach(() => { globalThis.fetch = network; });

const SCHEDULE: Schedule = {
  id: 's1', key: null, kind: 'review', subjectId: '', title: 'Look at a vendor', scope: 'all', tiers: ['critical'], cadenceMonths: 12, dueDays: 30, message: '', basis: 'policy', cite: '', note: '',
  active: true, startsOn: '2026-12-01', vendors: 3, nextOn: '2026-12-01', open: 0, version: 1, occurrences: [], lastChange: null,
};

it('who was second reads who was first and when, and chooses line by line', async () => {
  globalThis.fetch = async (input) => ((input as Request).method === 'PATCH'
    ? Response.json({ type: 'about:blank', status: 412, code: 'precondition_failed', title: 'Somebody else changed this in the meantime', correlationId: 'r' }, { status: 412 })
    : Response.json({ ...SCHEDULE, cadenceMonths: 24, version: 2, lastChange: { by: 'Tim Brandt', at: '2026-01-15T17:00:00.000Z' } }));
  render(
    <HoldfastProvider audience="console">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { networkMode: 'always' }, mutations: { networkMode: 'always' } } })}><EditScheduleDialog organization="clinic" schedule={SCHEDULE} onClose={() => undefined} /></QueryClientProvider>
    </HoldfastProvider>,
  );
  await userEvent.clear(screen.getByLabelText('Months between'));
  await userEvent.type(screen.getByLabelText('Months between'), '6');
  await userEvent.click(screen.getByRole('checkbox', { name: 'High' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Tim Brandt changed this schedule while you were editing')).toBeVisible();
  expect(screen.getByRole('columnheader', { name: /^Tim Brandt’s, saved .*Jan 2026/ })).toBeVisible();
  expect(screen.getByRole('row', { name: /^Months between/ })).toHaveTextContent('24');
  expect(screen.getByRole('row', { name: /^Risk class/ })).toHaveTextContent(/Critical, High.*unchanged/);
});
