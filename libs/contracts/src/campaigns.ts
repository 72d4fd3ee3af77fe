import type { RecipientOutcome } from '@holdfast/domain/campaigns/campaign';

export const CAMPAIGN_STATES = ['sending', 'open', 'closing', 'closed'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

export const CAMPAIGN_STATE_LABELS: Record<CampaignState, string> = { sending: 'Being sent', open: 'Open', closing: 'Being closed', closed: 'Closed' };

export const OUTCOME_LABELS: Record<RecipientOutcome, string> = {
  waiting: 'Waits to be sent', refused: 'Not sent', sent: 'Sent, not opened', being_answered: 'Being answered', answered: 'Answered', exceptions: 'Stated with exceptions', not_stated: 'Not stated, or true no longer', withdrawn: 'Withdrawn',
};

/** How many vendors one campaign takes. */
export const MOST_RECIPIENTS = 5_000;
