import { updatesOf } from './vendor-update.js';

describe('a later list of a vendor', () => {
  const vendor = { name: 'Acme LLC', externalRef: 'V-1', website: 'https://acme.example', addressLine1: '1 Main St', addressLine2: null, city: 'Springfield', state: 'IL', postalCode: null };

  it('changes what it says otherwise, says what it was, and leaves what it does not say', () => {
    expect(updatesOf(vendor, { name: 'Acme Corporation', externalRef: 'V-1', city: ' Springfield ', state: '', postalCode: '62701' })).toEqual([
      { field: 'name', from: 'Acme LLC', to: 'Acme Corporation' }, { field: 'postalCode', from: null, to: '62701' },
    ]);
    expect(updatesOf(vendor, { name: 'Acme LLC', notes: 'New' })).toEqual([]);
  });

  it('applied, it changes nothing more', () => {
    const values = { name: 'Acme Corporation', city: 'Peoria' };
    const after = updatesOf(vendor, values).reduce((so, { field, to }) => ({ ...so, [field]: to }), vendor);
    expect(updatesOf(after, values)).toEqual([]);
  });
});
