import { TRIAGE_LABELS, type TriageAnswer } from '@holdfast/contracts/engagements';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { refusalWords } from '../../shared/form-errors.js';
import { screen, type TriageResult } from './determinations.api.js';

export interface TriagedVendor {
  readonly id: string;
  readonly legalName: string;
}

/** What was recorded, and what was not, in one sentence. */
export const triageSentence = (answer: TriageAnswer, vendors: readonly TriagedVendor[], results: readonly TriageResult[]): string => {
  const nameOf = (result: TriageResult) => vendors.find(({ id }) => id === result.vendorId)?.legalName ?? 'One';
  const refused = results.filter((result) => result.refused !== null);
  const done = results.filter(({ engagements }) => engagements > 0);
  const said = done.length === 1 ? `${nameOf(done[0]!)} is screened: ${TRIAGE_LABELS[answer].toLowerCase() === 'phi' ? 'PHI' : TRIAGE_LABELS[answer].toLowerCase()}. Not determined` : `${done.length} vendors are screened. Not determined`;
  return [...(done.length > 0 ? [said] : []), ...refused.map((result) => `${nameOf(result)}: ${result.refused}`)].join('. ');
};

/** Screens vendors at first sight. `onSaid` hears what became of them. */
export const useTriage = (organization: string, onSaid: (words: string) => void) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ answer, vendors }: { answer: TriageAnswer; vendors: readonly TriagedVendor[] }) => screen(organization, vendors.map(({ id }) => ({ vendorId: id, answer }))),
    onSuccess: async (results, { answer, vendors }) => {
      onSaid(triageSentence(answer, vendors, results));
      await Promise.all(['vendors', 'engagements', 'triages', 'chain'].map((name) => queries.invalidateQueries({ queryKey: [name, organization] })));
    },
    onError: (error) => onSaid(`Nothing was recorded. ${refusalWords(error)}`),
  });
};
