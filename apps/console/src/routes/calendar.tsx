import { addMonths } from '@holdfast/domain/dates/local-date';
import { buttonClass } from '@holdfast/ui/button';
import { readersToday } from '@holdfast/ui/date-text';
import { PageTitle } from '@holdfast/ui/page-title';
import { TabLinks } from '@holdfast/ui/tab-links';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { DeadlineCalendar } from '../features/deadlines/deadline-calendar.js';
import { PlainLink } from './plain-link.js';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const words = (month: string): string => `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;

export const CalendarRoute = () => {
  const { organization } = useParams({ from: '/$organization/calendar' });
  const { month = readersToday().slice(0, 7), view = 'month' } = useSearch({ from: '/$organization/calendar' });
  const beside = (count: number) => addMonths(`${month}-01`, count).slice(0, 7);
  const to = (part: { month?: string; view?: 'month' | 'agenda' }) => ({ to: '/$organization/calendar', params: { organization }, search: { month, view, ...part } }) as const;
  return (
    <>
      <PageTitle title={words(month)} actions={
        <>
          <Link className={buttonClass({ size: 'small' })} {...to({ month: beside(-1) })}>{words(beside(-1))}</Link>
          <Link className={buttonClass({ size: 'small' })} {...to({ month: readersToday().slice(0, 7) })}>This month</Link>
          <Link className={buttonClass({ size: 'small' })} {...to({ month: beside(1) })}>{words(beside(1))}</Link>
        </>
      } lead={<><Link to="/$organization/due" params={{ organization }} search={{ filter: 'all' }}>As a list</Link>{' · '}<Link to="/$organization/my-reminders" params={{ organization }}>Take it along: your private calendar address</Link></>} />
      <TabLinks label="View" items={(['month', 'agenda'] as const).map((name) => ({ to: `/${organization}/calendar?month=${month}&view=${name}`, label: name === 'month' ? 'Month' : 'Agenda', current: name === view }))} renderLink={(link) => <PlainLink {...link} />} />
      <DeadlineCalendar organization={organization} month={month} view={view} linkTo={({ id }, said) => <Link to="/$organization/deadlines/$deadlineId" params={{ organization, deadlineId: id }}>{said}</Link>} moreLink={(said) => <Link {...to({ view: 'agenda' })}>{said}</Link>} />
    </>
  );
};
