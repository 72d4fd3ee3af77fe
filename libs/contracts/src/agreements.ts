import type { AgreementKind } from '@holdfast/domain/agreements/agreement-kinds';
import type { TerminationCause } from '@holdfast/domain/agreements/termination-causes';

export const AGREEMENT_KIND_LABELS: Record<AgreementKind, string> = {
  baa: 'Business associate agreement',
  sub_baa: 'Subcontractor business associate agreement',
  qsoa: 'Qualified service organization agreement',
  dua: 'Data use agreement',
  mou: 'Memorandum of understanding',
  nda: 'Confidentiality agreement',
  services: 'Services agreement',
};

export const TERMINATION_CAUSE_LABELS: Record<TerminationCause, string> = {
  convenience: 'One side ends it, as the agreement allows',
  mutual: 'Both sides agree to end it',
  expiry: 'It is not continued',
  material_breach: 'A breach that one side holds to be material (for counsel)',
};

/** The lists of the register of agreements, in words. */
export const AGREEMENT_FILTERS = {
  in_force: 'In force',
  ending: 'Ending within 90 days',
  notice_window: 'In notice window',
  expired_flowing: 'Ended, PHI flows',
  unread: 'Not read',
  drafts: 'Not signed yet',
  upstream: 'Promised upstream',
} as const;
export type AgreementFilter = keyof typeof AGREEMENT_FILTERS;
