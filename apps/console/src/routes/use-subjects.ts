import { useQuery } from '@tanstack/react-query';
import type { CampaignSubject } from '../features/campaigns/campaigns.api.js';
import { questionnaires } from '../features/requests/requests.api.js';
import { offeredStatements } from '../features/statements/statements.api.js';

/** Kinds that make sense without a word about one event or one end. */
const OF_MANY = ['questionnaire', 'subcontractors'];

/** What can be asked of many vendors, statements first. */
export const useSubjects = (organization: string) => {
  const stated = useQuery(offeredStatements(organization));
  const asked = useQuery(questionnaires(organization));
  const all: CampaignSubject[] | undefined = stated.data && asked.data && [
    ...stated.data.map(({ id, title, on, basisNote }) => ({ kind: 'statement' as const, id, title: on ? title : `${title} (proposed rule)`, note: basisNote })),
    ...asked.data.filter(({ kind }) => OF_MANY.includes(kind)).map(({ id, title, minutes }) => ({ kind: 'questionnaire' as const, id, title, note: `About ${minutes} minutes for the vendor.` })),
  ];
  return { all, error: stated.error ?? asked.error, retry: () => { void stated.refetch(); void asked.refetch(); } };
};
