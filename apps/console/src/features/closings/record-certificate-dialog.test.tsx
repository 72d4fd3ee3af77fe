import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HoldfastProvider } from '@holdfast/ui/holdfast-provider';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import type { Closing } from './closings.api.js';
import { RecordCertificateDialog } from './record-certificate-dialog.js';

const network = globalThis.fetch;
let sent: number;
const closing: Closing = {
  id: 'c', agreementId: 'a', state: 'open', outstanding: [], endedOn: '2026-10-31', dueOn: '2026-11-30', dueBasis: 'policy', dueReason: '', requestId: null, certificate: null, certifiedOn: null, certifiedBy: null, source: null, flowEndedOn: null, version: 1,
};

beforeEach(() => {
  sent = 0;
  globalThis.fetch = async () => {
    sent += 1;
    return Response.json({ items: [closing] });
  };
});
afterEach(() => { globalThis.fetch = network; });

const show = () => render(
  <HoldfastProvider audience="console"><QueryClientProvider client={new QueryClient({ defaultOptions: { mutations: { networkMode: 'always' } } })}>
    <RecordCertificateDialog organization="o" closing={closing} onClose={() => undefined} onRecorded={() => undefined} onStale={() => undefined} />
  </QueryClientProvider></HoldfastProvider>,
);
const record = () => fireEvent.click(screen.getByRole('button', { name: 'Record it' }));
const said = () => screen.queryAllByRole('link').map(({ textContent }) => textContent);

describe('a certificate from paper', () => {
  it('has nothing chosen for whoever records it, and says what is missing', async () => {
    show();
    for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked();
    record();
    expect(said()).toEqual(['Say what the certificate says']);
    fireEvent.click(screen.getByLabelText('All of it was destroyed'));
    for (const name of ['Gone too', 'None held any']) expect(screen.getByLabelText(name)).not.toBeChecked();
    record();
    expect(said()).toEqual(['Say what became of backups, or that it does not say', 'Say what became of it at subcontractors, or that it does not say']);
    expect(screen.getAllByLabelText('It does not say')).toHaveLength(2);
    expect(sent).toBe(0);
  });
});
