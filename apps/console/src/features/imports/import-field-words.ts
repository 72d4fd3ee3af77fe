import { IMPORT_FIELDS } from '@holdfast/domain/imports/import-field';

const WORDS: Record<(typeof IMPORT_FIELDS)[number], string> = {
  name: 'Name', externalRef: 'Reference', contactName: 'Contact name', contactEmail: 'Contact e-mail', contactPhone: 'Contact phone', website: 'Website', addressLine1: 'Address', addressLine2: 'Second address line',
  city: 'City', state: 'State', postalCode: 'ZIP code', service: 'Service', startDate: 'Start date', endDate: 'End date', notes: 'Notes',
};

/** A field of the register as a person reads it. */
export const importFieldWords = (field: string): string => (Object.hasOwn(WORDS, field) ? WORDS[field as keyof typeof WORDS] : field);
