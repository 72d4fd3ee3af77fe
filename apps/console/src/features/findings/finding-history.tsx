import { FINDING_EVENT_LABELS } from '@holdfast/contracts/findings';
import { DateText, formatDay } from '@holdfast/ui/date-text';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Timeline } from '@holdfast/ui/timeline';
import type { Schemas } from '@holdfast/api-client/client';
import { useQuery } from '@tanstack/react-query';
import { findingHistory } from './findings.api.js';

const FIELDS: Record<string, string> = { title: 'What was found', expected: 'What would be enough', severity: 'Severity', dueOn: 'Mend by', ownerMemberId: 'Owner', materialBreach: 'May be a material breach', curePlan: 'Plan to cure it', until: 'Until' };
const DAYS = ['dueOn', 'until'];

const changeWords = ({ field, from, to }: Schemas['FindingChangeView']): string => {
  const words = (value: string) => (value === '' ? 'nothing' : DAYS.includes(field) ? formatDay(value) : value);
  return from === '' ? `${FIELDS[field] ?? field}: ${words(to)}` : `${FIELDS[field] ?? field}: ${words(from)}, now ${words(to)}`;
};

/** Everything that was done with it, the newest first. */
export const FindingHistory = ({ organization, id }: { organization: string; id: string }) => {
  const history = useQuery(findingHistory(organization, id));
  return (
    <Section title="History">
      {history.isPending && <SkeletonRows label="Reading the history" rows={2} />}
      {history.isError && <ProblemAlert title="The history could not be read" error={history.error} onRetry={() => void history.refetch()} lesser level={3} />}
      {history.data && <Timeline entries={history.data.map(({ id, kind, said, changes, by, at }) => ({
        id, side: kind === 'vendor_said' ? 'theirs' as const : 'ours' as const, at: <DateText instant={at} time="zone" />, who: by,
        what: <>{FINDING_EVENT_LABELS[kind]}{changes.map((change) => <span key={change.field} style={{ display: 'block' }}>{changeWords(change)}</span>)}{said && <span style={{ display: 'block', whiteSpace: 'pre-wrap' }}>{said}</span>}</>,
      }))} />}
    </Section>
  );
};
