import { OPINION_LABELS } from '@holdfast/contracts/evidence';
import type { EvidenceFacts } from '@holdfast/domain/evidence/evidence-facts';
import { EVIDENCE_KINDS, evidenceKind } from '@holdfast/domain/evidence/evidence-kinds';

export const KIND_OPTIONS = Object.entries(EVIDENCE_KINDS).map(([kind, { label }]) => ({ kind, label }));

/** The kind of a document in words. */
export const kindWords = (kind: string): string => (kind === '' ? 'Kind not said' : evidenceKind(kind).label);

/** What a document says besides its days, in one line. */
export const saysWords = ({ opinion, exceptions, scope }: EvidenceFacts): string =>
  [opinion && `${OPINION_LABELS[opinion]} opinion`, exceptions && `exceptions: ${exceptions}`, scope].filter(Boolean).join(' · ');
