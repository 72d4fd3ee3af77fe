import { buttonClass } from '@holdfast/ui/button';
import { Section } from '@holdfast/ui/section';
import { Link, useParams } from '@tanstack/react-router';
import { EmptyState } from '@holdfast/ui/empty-state';
import { DeliveryList } from '../features/deliveries/delivery-list.js';
import { MatterList } from '../features/deadlines/matter-list.js';
import { TodayFigures } from '../features/overview/today-figures.js';
import { RequestList } from '../features/requests/request-list.js';
import { PlainLink } from './plain-link.js';
import { RENEWABLE } from './renewable.js';
import { useMay } from './use-may.js';

const FIRST = 8;

/** What needs somebody: the numbers, then the first of each list. */
const UNDELIVERED = { filter: 'undelivered' } as const;

export const TodayRoute = () => {
  const { organization } = useParams({ from: '/$organization/today' });
  const all = (to: string, words: string) => <PlainLink to={`/${organization}/${to}`}>{words}</PlainLink>;
  const matter = ({ link }: { link: string }, words: string) => <PlainLink to={`/${organization}${link}`}>{words}</PlainLink>;
  const may = useMay(organization);
  const renew = ({ kind, link, title }: { kind: string; link: string; title: string }) => RENEWABLE.includes(kind) && may('agreement:record') && <PlainLink className={buttonClass({ size: 'small' })} to={`/${organization}${link}?renew=yes`}>Start a renewal<span className="vh"> of {title}</span></PlainLink>;
  return (
    <>
      <TodayFigures organization={organization} renderLink={(link) => <PlainLink {...link} />} begin={<Link className={buttonClass({ kind: 'primary' })} to="/$organization/begin" params={{ organization }}>Bring your vendors</Link>} />
      <Section number={1} title="Overdue" aside={all('due?filter=overdue', 'All that is overdue')}><MatterList organization={organization} filter="overdue" limit={FIRST} linkTo={matter} act={renew} /></Section>
      <Section number={2} title="Due within 30 days" aside={all('due?filter=due_soon', 'All that is due')}><MatterList organization={organization} filter="due_soon" limit={FIRST} linkTo={matter} act={renew} /></Section>
      <Section number={3} title="To review" aside={all('requests?filter=to_review', 'All to review')}>
        <RequestList organization={organization} question={{ filter: 'to_review', limit: FIRST }} linkTo={({ id }, words) => <Link to="/$organization/requests/$requestId/review" params={{ organization, requestId: id }}>{words}</Link>} whenEmpty={<EmptyState title="Nothing is to review" level={3} />} />
      </Section>
      <Section number={4} title="Not delivered" aside={all('deliveries?filter=undelivered', 'All deliveries')}><DeliveryList organization={organization} question={UNDELIVERED} mayAct={may('message:retry')} linkTo={(id, words) => all(`deliveries?message=${id}`, words)} whenEmpty={<EmptyState title="Every mail was accepted or is on its way" level={3} />} /></Section>
    </>
  );
};
