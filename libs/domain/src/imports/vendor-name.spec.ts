import { vendorNameKey } from './vendor-name.js';

describe('the key of a vendor name', () => {
  it('is one for all the ways a company is written', () => {
    for (const name of ['Acme Health, Inc.', 'ACME HEALTH', 'The Acme Health Company', 'Acme-Health L.L.C.', 'acme health l l c', 'Acme Health|CLEANED-UP', 'Acme\u00a0Health Limited Liability Company', 'Ac\u200bme Health Co., Ltd.']) {
      expect([name, vendorNameKey(name)]).toEqual([name, 'acme health']);
    }
    expect(vendorNameKey('Smith & Jones')).toBe(vendorNameKey('SMITH AND JONES'));
    expect(vendorNameKey("Children's Café")).toBe(vendorNameKey('Childrens Cafe'));
    expect(vendorNameKey('J. P. Morgan')).toBe(vendorNameKey('JP Morgan'));
  });

  it('keeps apart what differs by a word or a number', () => {
    const names = ['Clinic 1', 'Clinic 2', 'Clinic', 'Acme East', 'Acme West', '東京', '大阪'];
    expect(new Set(names.map(vendorNameKey)).size).toBe(names.length);
  });

  it('never removes everything', () => {
    expect(['The Company', 'Inc', 'The', '|X', 'LLC Inc'].map(vendorNameKey)).toEqual(['company', 'inc', 'the', 'x', 'llc']);
  });
});
