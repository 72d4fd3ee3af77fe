/** Kinds of protected health information, in the codes of the questionnaire (PRO-04) and of the agreement's template, so that one list serves all. Part 2 records and psychotherapy notes need terms of their own (42 CFR 2.11, 45 CFR 164.508(a)(2)). */
export const PHI_TYPE_LABELS = {
  demographic: 'Names and contact details',
  clinical: 'Diagnoses, treatment, results',
  financial: 'Billing, insurance or payment data',
  ssn: 'Social Security numbers',
  sud: 'Substance use disorder records (42 CFR Part 2)',
  psych: 'Psychotherapy notes',
  genetic: 'Genetic information',
  biometric: 'Biometrics or full-face images',
  minors: 'Children’s records',
  other: 'Other PHI, or a limited data set',
} as const;
export type PhiType = keyof typeof PHI_TYPE_LABELS;

/** A kind of PHI in words; the unlisted and the unknown say so. */
export const phiTypeWords = (type: string): string => (Object.hasOwn(PHI_TYPE_LABELS, type) ? PHI_TYPE_LABELS[type as PhiType] : type === 'unlisted' ? 'Kinds not listed' : type);
