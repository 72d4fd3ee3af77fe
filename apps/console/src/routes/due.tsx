import { DEADLINE_FILTERS, type DeadlineFilter } from '@holdfast/contracts/deadlines';
import { buttonClass } from '@holdfast/ui/button';
import { PageTitle } from '@holdfast/ui/page-title';
import { TabLinks } from '@holdfast/ui/tab-links';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { MatterList } from '../features/deadlines/matter-list.js';
import { RENEWABLE } from './renewable.js';
import { PlainLink } from './plain-link.js';
import { useMay } from './use-may.js';

const PAGE = 50;
const FILTERS = Object.keys(DEADLINE_FILTERS) as DeadlineFilter[];

export const DueRoute = () => {
  const { organization } = useParams({ from: '/$organization/due' });
  const { filter } = useSearch({ from: '/$organization/due' });
  const may = useMay(organization);
  return (
    <>
      <PageTitle title={DEADLINE_FILTERS[filter]} crumb={<Link to="/$organization/today" params={{ organization }}>Today</Link>} />
      <TabLinks label="Which" items={FILTERS.map((name) => ({ to: `/${organization}/due?filter=${name}`, label: DEADLINE_FILTERS[name], current: name === filter }))} renderLink={(link) => <PlainLink {...link} />} />
      <MatterList organization={organization} filter={filter} limit={PAGE} whole act={({ kind, link, title }) => RENEWABLE.includes(kind) && may('agreement:record') && <PlainLink className={buttonClass({ size: 'small' })} to={`/${organization}${link}?renew=yes`}>Start a renewal<span className="vh"> of {title}</span></PlainLink>} linkTo={({ link }, words) => <PlainLink to={`/${organization}${link}`}>{words}</PlainLink>} />
    </>
  );
};
