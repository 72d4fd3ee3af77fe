import { PHI_TYPE_LABELS, type PhiType } from '@holdfast/domain/chain/phi-types';
import type { PhiAccess, PhiVolume } from '@holdfast/domain/tiers/inherent-tier';

/** Codes of the kinds of PHI that an engagement may name; their words are the domain's. */
export const PHI_TYPES = Object.keys(PHI_TYPE_LABELS) as PhiType[];

/** In which role a customer engages: for itself, or for the PHI of somebody whom it serves as business associate (45 CFR 160.103). */
export const CAPACITY_LABELS = { for_itself: 'For itself', as_business_associate: 'As another’s business associate' } as const;
export type Capacity = keyof typeof CAPACITY_LABELS;
export const CAPACITIES = Object.keys(CAPACITY_LABELS) as Capacity[];

/** Is the supplier the customer's agent under the federal common law (45 CFR 160.402(c))? Undetermined is planned with as yes, and said so. */
export const AGENCY_LABELS = { no: 'Independent contractor', yes: 'Agent', undetermined: 'Undetermined' } as const;
export type Agency = keyof typeof AGENCY_LABELS;
export const AGENCIES = Object.keys(AGENCY_LABELS) as Agency[];

/** What is known of an agreement that is not on file. An agreement on file needs no assurance: it is one. */
export const ASSURANCE_LABELS = { document_seen: 'Document seen', attested: 'Attested', unknown: 'Unknown' } as const;
export type Assurance = keyof typeof ASSURANCE_LABELS;
export const ASSURANCES = Object.keys(ASSURANCE_LABELS) as Assurance[];

/** A person's first reading of an engagement: screened, not determined. The key that records it is its place. */
export const TRIAGE_LABELS = { phi: 'PHI', unsure: 'Unsure', none: 'None' } as const;
export type TriageAnswer = keyof typeof TRIAGE_LABELS;
export const TRIAGE_ANSWERS = Object.keys(TRIAGE_LABELS) as TriageAnswer[];

/** How many rows one triage takes. */
export const MOST_TRIAGED = 500;

export const PHI_VOLUME_LABELS: Record<PhiVolume, string> = { unknown: 'Nobody has said', under_500: 'Fewer than 500 people', under_10k: '500 to 9,999 people', under_100k: '10,000 to 99,999 people', over_100k: '100,000 people or more' };

export const PHI_ACCESS_LABELS: Record<PhiAccess, string> = { unknown: 'Nobody has said', on_premises: 'Sees it on our premises', our_systems: 'Works in our systems', holds_copies: 'Keeps copies in its own systems' };
