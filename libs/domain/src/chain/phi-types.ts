/** Kinds of protected health information, as an engagement names them. Part 2 records and psychotherapy notes need terms of their own (42 CFR 2.11, 45 CFR 164.508(a)(2)). */
export const PHI_TYPE_LABELS = {
  demographics: 'Names and demographics',
  contact: 'Addresses and contact data',
  identity_numbers: 'Social Security and other identity numbers',
  insurance: 'Insurance and member numbers',
  billing: 'Billing and payment',
  clinical: 'Clinical records',
  medication: 'Medication',
  laboratory: 'Laboratory results',
  images: 'Images',
  recordings: 'Audio, video and photographs',
  genetic: 'Genetic data',
  biometric: 'Biometric data',
  devices: 'Device data',
  part2: 'Substance use disorder records (Part 2)',
  psychotherapy_notes: 'Psychotherapy notes',
  other: 'Other PHI',
} as const;
export type PhiType = keyof typeof PHI_TYPE_LABELS;

/** A kind of PHI in words; the unlisted and the unknown say so. */
export const phiTypeWords = (type: string): string => (Object.hasOwn(PHI_TYPE_LABELS, type) ? PHI_TYPE_LABELS[type as PhiType] : type === 'unlisted' ? 'Kinds not listed' : type);
