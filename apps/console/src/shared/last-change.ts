import { dataOf } from '@holdfast/api-client/client';
import { formatDay, inZone, readersToday } from '@holdfast/ui/date-text';
import { api } from './api.js';

export interface LastChange {
  readonly who: string;
  readonly at: string;
}

/** A change in the words of a conflict. */
export const changeWords = (last: { readonly by: string | null; readonly at: string } | null | undefined): LastChange => {
  if (!last) return { who: 'Somebody else', at: 'a moment ago' };
  const { day, time } = inZone(last.at);
  return { who: last.by ?? 'Somebody else', at: day === readersToday() ? time : `${formatDay(day)}, ${time}` };
};

/** Who changed a thing of a vendor's last, and when, in the words of a conflict. */
export const lastChangeOf = async (organization: string, vendorId: string, subjectId: string): Promise<LastChange> => {
  const { items } = await dataOf(api.GET('/api/console/{organization}/vendors/{id}/timeline', { params: { path: { organization, id: vendorId }, query: { limit: 50 } } as never }));
  return changeWords(items.find((entry) => entry.subjectId === subjectId));
};
