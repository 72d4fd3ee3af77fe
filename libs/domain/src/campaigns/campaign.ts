import type { Tier } from '../deadlines/tier.js';
import { awaitsVendor, type RequestStatus } from '../requests/request-steps.js';

/** What one asking of many vendors asks for. */
export const CAMPAIGN_KINDS = ['statement', 'questionnaire'] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

/** Which vendors are asked: each condition narrows, null leaves it open. All are read on the organization's day. */
export interface CampaignFilter {
  /** Of the live engagements in which they supply: one with this PHI scope. */
  readonly phi: 'flows' | 'unknown' | 'none' | null;
  /** Whether PHI flows to them under an agreement in force throughout, or somewhere without one. */
  readonly agreement: 'in_force' | 'missing' | null;
  readonly ownerMemberId: string | null;
  /** Of these tiers; null or none: of every tier, also without one. */
  readonly tiers: readonly Tier[] | null;
  /** Exactly these, as chosen in the register; absent or null: whoever the rest finds. */
  readonly vendorIds?: readonly string[] | null;
}

export const EVERYBODY: CampaignFilter = { phi: null, agreement: null, ownerMemberId: null, tiers: null };

/** Where one recipient stands, as the person who asked wants to know it. */
export const RECIPIENT_OUTCOMES = ['waiting', 'refused', 'sent', 'being_answered', 'answered', 'exceptions', 'not_stated', 'withdrawn'] as const;
export type RecipientOutcome = (typeof RECIPIENT_OUTCOMES)[number];

export interface RecipientFacts {
  /** Waits to be sent, was refused, or was sent. */
  readonly state: 'waiting' | 'refused' | 'sent';
  /** Of its request; null: there is none. */
  readonly status: RequestStatus | null;
  readonly withExceptions: boolean;
  /** Its due day has passed and it still waits for the vendor. */
  readonly late: boolean;
}

/** What became of one recipient, from its own state and its request's. */
export const outcomeOf = ({ state, status, withExceptions }: RecipientFacts): RecipientOutcome => {
  if (state !== 'sent' || status === null) return state === 'refused' ? 'refused' : 'waiting';
  switch (status) {
    case 'sent': return 'sent';
    case 'taken_on': case 'returned': case 'changes_requested': return 'being_answered';
    case 'submitted': case 'decided': case 'amending': case 'signed': case 'countersigned': return 'answered';
    case 'stated': return withExceptions ? 'exceptions' : 'answered';
    case 'declined': case 'taken_back': return 'not_stated';
    case 'withdrawn': return 'withdrawn';
  }
};

export type CampaignTally = Readonly<Record<RecipientOutcome | 'recipients' | 'late', number>>;

/** How many recipients there are of each outcome; they add up to `recipients`. Those that are late are counted among them once more. */
export const campaignTally = (recipients: readonly RecipientFacts[]): CampaignTally => {
  const tally: Record<RecipientOutcome | 'recipients' | 'late', number> = { recipients: recipients.length, late: 0, waiting: 0, refused: 0, sent: 0, being_answered: 0, answered: 0, exceptions: 0, not_stated: 0, withdrawn: 0 };
  for (const recipient of recipients) {
    tally[outcomeOf(recipient)] += 1;
    if (recipient.late) tally.late += 1;
  }
  return tally;
};

/** Whether a recipient may be written to once more. */
export const awaitsAnswer = ({ state, status }: Pick<RecipientFacts, 'state' | 'status'>): boolean => state === 'sent' && awaitsVendor(status);
