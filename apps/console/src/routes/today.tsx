import { buttonClass } from '@holdfast/ui/button';
import { Section } from '@holdfast/ui/section';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ScreenKeys } from '@holdfast/ui/screen-keys';
import { EmptyState } from '@holdfast/ui/empty-state';
import { DeliveryList } from '../features/deliveries/delivery-list.js';
import { today } from '../features/overview/overview.api.js';
import { TodayFigures } from '../features/overview/today-figures.js';
import { RequestList } from '../features/requests/request-list.js';
import { MATTER_KEYS, Matters } from './matters.js';
import { PlainLink } from './plain-link.js';
import { useMay } from './use-may.js';

const FIRST = 8;

const UNDELIVERED = { filter: 'undelivered' } as const;

/** What needs somebody: the numbers, then the first of each list. */
export const TodayRoute = () => {
  const { organization } = useParams({ from: '/$organization/today' });
  const may = useMay(organization);
  const overdue = useQuery(today(organization)).data?.counts.overdue ?? 0;
  const asks = useQuery(today(organization)).data?.counts.asks ?? 0;
  const all = (to: string, words: string) => <PlainLink to={`/${organization}/${to}`}>{words}</PlainLink>;
  return (
    <>
      <TodayFigures organization={organization} renderLink={(link) => <PlainLink {...link} />} begin={<Link className={buttonClass({ kind: 'primary' })} to="/$organization/begin" params={{ organization }}>Bring your vendors</Link>} />
      <Section number={1} title="Overdue" aside={all('due?filter=overdue', 'All that is overdue')}><Matters organization={organization} question={{ filter: 'overdue' }} limit={FIRST} leads={overdue > 0} /></Section>
      <Section number={2} title="Due within 30 days" aside={all('due?filter=due_soon', 'All that is due')}><Matters organization={organization} question={{ filter: 'due_soon' }} limit={FIRST} leads={overdue === 0} /></Section>
      <Section number={3} title="To review" aside={all('requests?filter=to_review', 'All to review')}>
        <RequestList organization={organization} question={{ filter: 'to_review', limit: FIRST }} linkTo={({ id }, words) => <Link to="/$organization/requests/$requestId/review" params={{ organization, requestId: id }}>{words}</Link>} whenEmpty={<EmptyState title="Nothing is to review" level={3} />} />
      </Section>
      {asks > 0 && (
        <Section title="Vendors ask" aside={all('requests?filter=asks', 'All that ask')}>
          <RequestList organization={organization} question={{ filter: 'asks', limit: FIRST }} linkTo={({ id }, words) => <Link to="/$organization/requests/$requestId" params={{ organization, requestId: id }}>{words}</Link>} whenEmpty={<EmptyState title="Nobody asks" level={3} />} />
        </Section>
      )}
      <Section number={4} title="Not delivered" aside={all('deliveries?filter=undelivered', 'All deliveries')}><DeliveryList organization={organization} question={UNDELIVERED} mayAct={may('message:retry')} linkTo={(id, words) => all(`deliveries?message=${id}`, words)} whenEmpty={<EmptyState title="Every mail was accepted or is on its way" level={3} />} /></Section>
      <ScreenKeys keys={MATTER_KEYS} />
    </>
  );
};
