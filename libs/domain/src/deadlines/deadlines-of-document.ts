import type { Validity } from '../evidence/evidence-facts.js';
import type { DeadlineFact } from './deadline-fact.js';

/** What is known of a document; `replaced`: another of its series counts longer; `handedOver`: its vendor did, so its vendor is asked for the next. */
export interface DocumentFacts {
  readonly validity: Validity | null;
  readonly replaced: boolean;
  readonly handedOver: boolean;
}

/** A document that ends is asked for anew by its last day, unless a newer one is at hand. Basis is policy: the requester wants a current one. */
export const deadlinesOfDocument = ({ validity, replaced, handedOver }: DocumentFacts): DeadlineFact[] => {
  if (validity === null || replaced) return [];
  const both = { occurrence: validity.until, dueOn: validity.until, basis: 'policy' as const, reasons: [validity.why, 'No document of its kind and scope counts longer.'] };
  return [{ kind: 'evidence_expiry', ...both }, ...(handedOver ? [{ kind: 'evidence_renewal' as const, ...both }] : [])];
};
