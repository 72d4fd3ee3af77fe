import { deadlinesOfDocument } from './deadlines-of-document.js';

describe('a document', () => {
  const validity = { until: '2027-01-31', from: 'stated', why: 'It names 2027-01-31 as its last day.' } as const;

  it('is renewed by its last day: by us, and by the vendor that handed it over', () => {
    expect(deadlinesOfDocument({ validity, replaced: false, handedOver: true }).map(({ kind, dueOn, basis }) => [kind, dueOn, basis])).toEqual([['evidence_expiry', '2027-01-31', 'policy'], ['evidence_renewal', '2027-01-31', 'policy']]);
    expect(deadlinesOfDocument({ validity, replaced: false, handedOver: false }).map(({ kind }) => kind)).toEqual(['evidence_expiry']);
  });

  it('asks for nothing while a newer one counts, or where nobody can tell its last day', () => {
    expect(deadlinesOfDocument({ validity, replaced: true, handedOver: true })).toEqual([]);
    expect(deadlinesOfDocument({ validity: null, replaced: false, handedOver: true })).toEqual([]);
  });
});
