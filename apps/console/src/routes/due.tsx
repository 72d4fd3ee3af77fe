import { DEADLINE_FILTERS, type DeadlineFilter } from '@holdfast/contracts/deadlines';
import { PageTitle } from '@holdfast/ui/page-title';
import { TabLinks } from '@holdfast/ui/tab-links';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { MatterList } from '../features/deadlines/matter-list.js';
import { PlainLink } from './plain-link.js';

const PAGE = 50;
const FILTERS = Object.keys(DEADLINE_FILTERS) as DeadlineFilter[];

export const DueRoute = () => {
  const { organization } = useParams({ from: '/$organization/due' });
  const { filter } = useSearch({ from: '/$organization/due' });
  return (
    <>
      <PageTitle title={DEADLINE_FILTERS[filter]} crumb={<Link to="/$organization/today" params={{ organization }}>Today</Link>} />
      <TabLinks label="Which" items={FILTERS.map((name) => ({ to: `/${organization}/due?filter=${name}`, label: DEADLINE_FILTERS[name], current: name === filter }))} renderLink={(link) => <PlainLink {...link} />} />
      <MatterList organization={organization} filter={filter} limit={PAGE} whole linkTo={({ link }, words) => <PlainLink to={`/${organization}${link}`}>{words}</PlainLink>} />
    </>
  );
};
