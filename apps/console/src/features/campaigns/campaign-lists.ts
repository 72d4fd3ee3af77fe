import { OUTCOME_LABELS } from '@holdfast/contracts/campaigns';
import type { Recipient } from './campaigns.api.js';

/** The parts of a campaign's list that have an address: an outcome, all who answered, those whose day has passed. */
export const CAMPAIGN_LISTS = { complete: 'Answered, with or without exceptions', ...OUTCOME_LABELS, late: 'Day has passed' } as const;
export type CampaignList = keyof typeof CAMPAIGN_LISTS;

/** Whether a recipient stands in that part. */
export const standsIn = ({ outcome, late }: Pick<Recipient, 'outcome' | 'late'>, list: CampaignList): boolean => {
  if (list === 'late') return late;
  return list === 'complete' ? outcome === 'answered' || outcome === 'exceptions' : outcome === list;
};
