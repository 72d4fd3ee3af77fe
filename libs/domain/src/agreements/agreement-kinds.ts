/** Contracts that can govern engagements. Which of them let PHI flow, the chain decides (45 CFR 164.502(e), 164.504(e)(3), 164.514(e)(4)). */
export const AGREEMENT_KINDS = ['baa', 'sub_baa', 'qsoa', 'dua', 'mou', 'nda', 'services'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];
