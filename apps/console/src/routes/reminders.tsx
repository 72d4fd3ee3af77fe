import { PageTitle } from '@holdfast/ui/page-title';
import { Section } from '@holdfast/ui/section';
import { Link, useParams } from '@tanstack/react-router';
import { CalendarAddress } from '../features/calendar-feeds/calendar-address.js';
import { MyReminders } from '../features/reminders/my-reminders-form.js';
import { PauseList } from '../features/reminders/pause-list.js';
import { PlanList } from '../features/reminders/plan-list.js';
import { PlainLink } from './plain-link.js';
import { useMay } from './use-may.js';

export const RemindersRoute = () => {
  const { organization } = useParams({ from: '/$organization/reminders' });
  const may = useMay(organization);
  return (
    <>
      <PageTitle title="Reminders" lead={<>When each kind of date reminds, and whom next. <Link to="/$organization/my-reminders" params={{ organization }}>Your own hour and calendar</Link></>} />
      <PlanList organization={organization} mayEdit={may('plan:edit')} />
      <Section title="Paused"><PauseList organization={organization} mayAct={may('deadline:act')} linkTo={({ subjectType, subjectId }, words) => <PlainLink to={`/${organization}/${subjectType === 'vendor' ? 'vendors' : 'requests'}/${subjectId}`}>{words}</PlainLink>} /></Section>
    </>
  );
};

export const MyRemindersRoute = () => {
  const { organization } = useParams({ from: '/$organization/my-reminders' });
  return (
    <>
      <PageTitle title="My reminders" crumb={<Link to="/$organization/reminders" params={{ organization }}>Reminders</Link>} lead="For you alone." />
      <MyReminders organization={organization} />
      <CalendarAddress organization={organization} />
    </>
  );
};
