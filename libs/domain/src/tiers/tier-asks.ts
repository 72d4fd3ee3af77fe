import type { Tier } from '../deadlines/tier.js';
import type { DocumentList } from '../requests/document-asks.js';

/** What a vendor of a risk class is asked. */
export interface TierAsk extends DocumentList {
  /** Null: no questions, only documents. */
  readonly questionnaireId: string | null;
}

/** Where the organization says nothing else. */
export const USUAL_ASKS: Readonly<Record<Tier, TierAsk>> = {
  critical: { questionnaireId: 'hipaa-ba-core', asks: [{ kinds: ['soc2_type2', 'hitrust_r2'] }, { kinds: ['pentest_report'] }], instead: false },
  high: { questionnaireId: 'hipaa-ba-core', asks: [{ kinds: ['soc2_type2', 'hitrust_r2', 'hitrust_i1', 'iso_27001'] }], instead: false },
  moderate: { questionnaireId: 'hipaa-ba-core', asks: [{ kinds: ['soc2_type2', 'hitrust_r2'] }], instead: true },
  low: { questionnaireId: 'hipaa-ba-low-risk', asks: [], instead: false },
};
