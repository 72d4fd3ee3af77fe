import { CAMPAIGN_STATE_LABELS, OUTCOME_LABELS } from '@holdfast/contracts/campaigns';
import { RECIPIENT_OUTCOMES, type RecipientOutcome } from '@holdfast/domain/campaigns/campaign';
import { type Column, DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { DefinitionList } from '@holdfast/ui/definition-list';
import { EmptyState } from '@holdfast/ui/empty-state';
import type { RenderLink } from '@holdfast/ui/frame-link';
import { ProgressText } from '@holdfast/ui/progress-text';
import { Section } from '@holdfast/ui/section';
import { type State, Status } from '@holdfast/ui/status';
import { TabLinks } from '@holdfast/ui/tab-links';
import type { ReactNode } from 'react';
import { CAMPAIGN_LISTS, type CampaignList, standsIn } from './campaign-lists.js';
import type { Campaign, Recipient } from './campaigns.api.js';

const SHAPES: Record<RecipientOutcome, State> = { waiting: 'unknown', refused: 'gap', sent: 'unknown', being_answered: 'unknown', answered: 'done', exceptions: 'gap', not_stated: 'gap', withdrawn: 'none' };

interface CampaignDeskProps {
  readonly campaign: Campaign;
  readonly shown: CampaignList | undefined;
  readonly addressOf: (list: CampaignList | undefined) => string;
  readonly renderLink: RenderLink;
  /** To the request, or to the vendor where nothing was sent. */
  readonly linkTo: (recipient: Recipient) => ReactNode;
}

/** How far a campaign has come: each number is the length of the list it leads to. */
export const CampaignDesk = ({ campaign, shown, addressOf, renderLink, linkTo }: CampaignDeskProps) => {
  const { tally, recipientList, state, dueOn, by, createdAt, message, kind } = campaign;
  const done = tally.recipients - tally.waiting;
  const counts = { ...tally, complete: tally.answered + tally.exceptions };
  const lists: CampaignList[] = [...(shown === 'complete' ? [shown] : []), ...RECIPIENT_OUTCOMES.filter((outcome) => tally[outcome] > 0 || outcome === shown), ...(tally.late > 0 || shown === 'late' ? ['late' as const] : [])];
  const rows = recipientList.filter((recipient) => shown === undefined || standsIn(recipient, shown));
  return (
    <>
      <DefinitionList look="facts" items={[
        { term: 'State', value: CAMPAIGN_STATE_LABELS[state] },
        { term: 'Due', value: <DateText day={dueOn} weekday="always" /> },
        { term: kind === 'statement' ? 'Stated or answered' : 'Answered', value: renderLink({ to: addressOf('complete'), children: `${counts.complete} of ${tally.recipients}`, 'aria-label': `${counts.complete} of ${tally.recipients} answered: show them` }) },
        { term: 'Sent by', value: by, note: <DateText instant={createdAt} time /> },
      ]} />
      {(state === 'sending' || state === 'closing') && <div role="status" style={{ marginTop: 'var(--s4)' }}><ProgressText value={done} max={tally.recipients} verb="sent" unit="mails" note={state === 'closing' ? 'being closed' : 'you can leave this page'} /></div>}
      {!campaign.reminded && <p role="status" className="quiet" style={{ marginTop: 'var(--s3)' }}>Those who have not answered are being written to once more.</p>}
      {message && <Section title="What each vendor reads at the top"><p style={{ whiteSpace: 'pre-wrap', maxWidth: 'var(--measure)' }}>{message}</p></Section>}
      <Section title="Vendors" count={rows.length}>
        <TabLinks label="Which of them" items={[{ to: addressOf(undefined), label: 'All', count: tally.recipients, current: shown === undefined }, ...lists.map((list) => ({ to: addressOf(list), label: CAMPAIGN_LISTS[list], count: counts[list], current: list === shown }))]} renderLink={renderLink} />
        <DataTable caption={shown ? `${CAMPAIGN_LISTS[shown]}, by name` : 'All who were asked, by name'} rows={rows} rowKey={({ vendorId }) => vendorId} columns={columnsOf(linkTo)} whenEmpty={<EmptyState title="Nobody is in this list" level={3} />} />
      </Section>
    </>
  );
};

const columnsOf = (linkTo: CampaignDeskProps['linkTo']): Column<Recipient>[] => [
  { id: 'name', header: 'Vendor', name: true, cell: linkTo },
  { id: 'outcome', header: 'Where it stands', narrow: 'dot', cell: ({ outcome, late, refusedBecause }) => <>{late ? <Status state="passed">{OUTCOME_LABELS[outcome]}, late</Status> : <Status state={SHAPES[outcome]}>{OUTCOME_LABELS[outcome]}</Status>}{refusedBecause && <span className="also">{refusedBecause}</span>}</> },
  { id: 'contact', header: 'Asked', narrow: 'line', cell: ({ contactName, contactEmail }) => <>{contactName}<span className="also">{contactEmail}</span></> },
  { id: 'last', header: 'Last step', narrow: 'hide', cell: ({ lastAt }) => lastAt && <DateText instant={lastAt} time />, empty: 'Nothing was sent' },
  { id: 'again', header: 'Written to again', narrow: 'hide', hideBelow: 1100, cell: ({ remindedOn }) => remindedOn && <DateText day={remindedOn} />, empty: 'Not written to again' },
];
