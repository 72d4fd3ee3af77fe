import type { LocalDate } from '../dates/local-date.js';
import type { DeadlineFact } from './deadline-fact.js';

/** What is known of a document; `validTo` is its last valid day, null = it does not say; `replaced`: a newer one of its kind is at hand. */
export interface DocumentFacts {
  validTo: LocalDate | null;
  replaced: boolean;
}

/** A document that ends is asked for anew by its last valid day, unless a newer one is at hand. Basis is policy: the requester wants a current one. */
export const deadlinesOfDocument = ({ validTo, replaced }: DocumentFacts): DeadlineFact[] =>
  validTo === null || replaced ? [] : [{ kind: 'evidence_expiry', occurrence: validTo, dueOn: validTo, basis: 'policy', reasons: [`As handed over, it is valid through ${validTo}.`, 'No newer document of its kind is at hand.'] }];
