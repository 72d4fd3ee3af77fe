import { Button } from '@holdfast/ui/button';
import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { AddScheduleDialog } from '../features/schedules/add-schedule-dialog.js';
import { EditScheduleDialog } from '../features/schedules/edit-schedule-dialog.js';
import { ScheduleDesk } from '../features/schedules/schedule-desk.js';
import { ScheduleList } from '../features/schedules/schedule-list.js';
import { scheduleById } from '../features/schedules/schedules.api.js';
import { useMay } from './use-may.js';
import { useSubjects } from './use-subjects.js';

const REVIEW = { kind: 'review', id: '', title: 'Look at the vendor' } as const;

export const SchedulesRoute = () => {
  const { organization } = useParams({ from: '/$organization/schedules' });
  const navigate = useNavigate();
  const may = useMay(organization);
  const subjects = useSubjects(organization);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageTitle title="Schedules" lead="What is asked, or looked at, again without anybody remembering. Each is off until you switch it on." actions={may('schedule:edit') && <Button disabled={!subjects.all} onClick={() => setAdding(true)}>Add a schedule</Button>} />
      <ScheduleList organization={organization} linkTo={({ id }, words) => <Link to="/$organization/schedules/$scheduleId" params={{ organization, scheduleId: id }}>{words}</Link>} />
      {adding && subjects.all && <AddScheduleDialog organization={organization} subjects={[...subjects.all, REVIEW]} onClose={() => setAdding(false)} onAdded={(scheduleId) => void navigate({ to: '/$organization/schedules/$scheduleId', params: { organization, scheduleId } })} />}
    </>
  );
};

export const ScheduleRoute = () => {
  const { organization, scheduleId } = useParams({ from: '/$organization/schedules/$scheduleId' });
  const { data: schedule, error, refetch } = useQuery(scheduleById(organization, scheduleId));
  const may = useMay(organization);
  const [editing, setEditing] = useState(false);
  if (error) return <ProblemAlert title="This schedule could not be shown" error={error} onRetry={() => void refetch()} />;
  if (!schedule) return <SkeletonRows label="Reading the schedule" />;
  return (
    <>
      <PageTitle title={schedule.title} crumb={<Link to="/$organization/schedules" params={{ organization }}>Schedules</Link>} lead={schedule.basis === 'proposed' ? 'Proposed: this rests on a rule that is not in force.' : undefined}
        actions={may('schedule:edit') && <Button kind={schedule.active ? 'plain' : 'primary'} onClick={() => setEditing(true)}>{schedule.active ? 'Change it' : 'Switch it on'}</Button>} />
      <ScheduleDesk organization={organization} schedule={schedule} mayEdit={may('schedule:edit')} linkTo={({ requestId, vendorId, vendorName }) => (requestId
        ? <Link to="/$organization/requests/$requestId" params={{ organization, requestId }}>{vendorName}</Link>
        : <Link to="/$organization/vendors/$vendorId" params={{ organization, vendorId }}>{vendorName}</Link>)} />
      {editing && <EditScheduleDialog organization={organization} schedule={schedule} onClose={() => setEditing(false)} />}
    </>
  );
};
