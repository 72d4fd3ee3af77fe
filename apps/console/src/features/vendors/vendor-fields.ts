import type { Vendor, VendorChange } from './vendors.api.js';

/** What a person may change of a vendor, in the words of its form. */
export const VENDOR_FIELDS = {
  legalName: 'Legal name',
  relation: 'Relation',
  ownerMemberId: 'Owner',
  externalRef: 'Your reference',
  website: 'Website',
  addressLine1: 'Address',
  addressLine2: 'Second address line',
  city: 'City',
  state: 'State',
  postalCode: 'ZIP code',
  notes: 'Notes',
} as const satisfies Partial<Record<keyof Vendor, string>>;
export type VendorField = keyof typeof VENDOR_FIELDS;
export type VendorValues = Pick<Vendor, VendorField>;

export const RELATION_WORDS: Record<Vendor['relation'], string> = { supplier: 'It works for us', customer: 'We work for it' };

/** A form's texts as the register keeps them: an empty one clears the field where it may be empty. */
export const vendorValuesOf = (form: FormData): VendorChange => {
  const text = (name: VendorField) => String(form.get(name) ?? '').trim();
  const orNull = (name: VendorField) => text(name) || null;
  return {
    legalName: text('legalName'),
    relation: text('relation') as Vendor['relation'],
    ownerMemberId: orNull('ownerMemberId'),
    externalRef: orNull('externalRef'),
    website: orNull('website'),
    addressLine1: orNull('addressLine1'),
    addressLine2: orNull('addressLine2'),
    city: orNull('city'),
    state: orNull('state')?.toUpperCase() ?? null,
    postalCode: orNull('postalCode'),
    notes: text('notes'),
  };
};
