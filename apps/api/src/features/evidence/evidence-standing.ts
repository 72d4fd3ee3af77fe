import { type LocalDate, addMonths } from '@holdfast/domain/dates/local-date';
import { replacedBy } from '@holdfast/domain/evidence/document-series';
import { type Validity, validityOf } from '@holdfast/domain/evidence/evidence-facts';
import { evidenceKind } from '@holdfast/domain/evidence/evidence-kinds';
import { type Coverage, coverageOf, spanOf } from '@holdfast/domain/evidence/period-coverage';
import type { EvidenceDocument } from './evidence-document.entity.js';

/** How a document stands among those of its vendor. */
export interface Standing {
  readonly document: EvidenceDocument;
  /** Until when it counts; null: cannot tell. */
  readonly validity: Validity | null;
  /** The current one of its series, where that is another. */
  readonly replacedBy: string | null;
}

/** Of all documents of one vendor, in their order. */
export const standingsOf = (documents: readonly EvidenceDocument[]): Standing[] => {
  const replaced = replacedBy(documents.map(({ id, kind, facts, validTo, createdAt }) => ({ id, kind, scope: facts.scope ?? '', until: validTo, receivedAt: createdAt.toISOString() })));
  return documents.map((document) => ({ document, validity: validityOf(document.kind, document.facts), replacedBy: replaced.get(document.id) ?? null }));
};

export interface KindCoverage extends Coverage {
  readonly kind: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const MONTHS_BACK = 24;

/** For each kind of document that speaks of a time: which days of the last two years some document speaks of. */
export const coveragesOf = (documents: readonly EvidenceDocument[], today: LocalDate): KindCoverage[] => {
  const window = { from: addMonths(today, -MONTHS_BACK), to: today };
  const kinds = [...new Set(documents.filter(({ facts }) => spanOf(facts)).map(({ kind }) => kind))].toSorted((one, other) => evidenceKind(one).label.localeCompare(evidenceKind(other).label));
  return kinds.map((kind) => ({ kind, ...window, ...coverageOf(documents.flatMap((document) => (document.kind === kind ? (spanOf(document.facts) ?? []) : [])), window) }));
};
