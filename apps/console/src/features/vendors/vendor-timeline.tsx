import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Timeline } from '@holdfast/ui/timeline';
import { useInfiniteQuery } from '@tanstack/react-query';
import { timelineWords } from './timeline-words.js';
import { type TimelineEntry, timelineOf } from './vendors.api.js';

const whoOf = ({ by, side }: TimelineEntry): string => by ?? (side === 'theirs' ? 'Somebody at the vendor' : 'A former member');

/** Everything on record about a vendor, newest first, told from the audit. */
export const VendorTimeline = ({ organization, vendorId, vendorName }: { organization: string; vendorId: string; vendorName: string }) => {
  const timeline = useInfiniteQuery(timelineOf(organization, vendorId));
  const entries = timeline.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title="Timeline">
      {timeline.isPending && <SkeletonRows label="Reading the timeline" rows={3} />}
      {timeline.isError && <ProblemAlert title="The timeline could not be read" error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {timeline.isSuccess && entries.length === 0 && <p className="quiet">Nothing happened yet since this vendor was imported.</p>}
      {entries.length > 0 && (
        <Timeline
          theirs={vendorName}
          entries={entries.map((entry) => ({
            id: entry.id,
            side: entry.side === 'theirs' ? 'theirs' as const : 'ours' as const,
            at: <DateText instant={entry.at} time />,
            what: timelineWords(entry),
            who: whoOf(entry),
          }))}
        />
      )}
      {timeline.hasNextPage && <Button size="small" onClick={() => void timeline.fetchNextPage()} disabled={timeline.isFetchingNextPage}>Show older</Button>}
    </Section>
  );
};
