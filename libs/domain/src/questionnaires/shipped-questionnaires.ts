import type { RequestKind } from '../requests/request-steps.js';
import eventAttestation from './event-attestation.json' with { type: 'json' };
import { HIPAA_BA_CORE } from './hipaa-ba-core.js';
import lowRisk from './low-risk-questionnaire.json' with { type: 'json' };
import type { Questionnaire } from './questionnaire.js';
import returnOrDestroy from './return-or-destroy.json' with { type: 'json' };
import subcontractorList from './subcontractor-list.json' with { type: 'json' };
import { withConcepts } from './with-concepts.js';

/** Fifteen questions for a vendor with little contact with PHI. */
export const LOW_RISK = withConcepts(lowRisk as unknown as Questionnaire);

/** Companies to which a vendor hands work that touches PHI (45 CFR 164.502(e)(1)(ii)). */
export const SUBCONTRACTOR_LIST = subcontractorList as unknown as Questionnaire;

/** What became of PHI at the end of an agreement (45 CFR 164.504(e)(2)(ii)(J)). */
export const RETURN_OR_DESTROY = returnOrDestroy as unknown as Questionnaire;

/** Three questions after an event at another company. */
export const EVENT_ATTESTATION = eventAttestation as unknown as Questionnaire;

/** A questionnaire that can be sent, and the kind of request that asks it. */
export interface ShippedQuestionnaire {
  readonly kind: RequestKind;
  readonly questionnaire: Questionnaire;
}

export const SHIPPED_QUESTIONNAIRES: readonly ShippedQuestionnaire[] = [
  { kind: 'questionnaire', questionnaire: HIPAA_BA_CORE },
  { kind: 'questionnaire', questionnaire: LOW_RISK },
  { kind: 'subcontractors', questionnaire: SUBCONTRACTOR_LIST },
  { kind: 'attestation', questionnaire: EVENT_ATTESTATION },
  { kind: 'return_or_destroy', questionnaire: RETURN_OR_DESTROY },
];
