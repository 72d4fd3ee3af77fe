import type { AgreementKind } from '@holdfast/domain/agreements/agreement-kinds';

export const AGREEMENT_KIND_LABELS: Record<AgreementKind, string> = {
  baa: 'Business associate agreement',
  sub_baa: 'Subcontractor business associate agreement',
  qsoa: 'Qualified service organization agreement',
  dua: 'Data use agreement',
  mou: 'Memorandum of understanding',
  nda: 'Confidentiality agreement',
  services: 'Services agreement',
};
