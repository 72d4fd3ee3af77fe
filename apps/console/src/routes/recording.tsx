import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { watchWindow } from '@holdfast/ui/savers';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { RecordingDesk } from '../features/recordings/recording-desk.js';
import { recordingById } from '../features/recordings/recordings.api.js';
import { vendorById } from '../features/vendors/vendors.api.js';
import { useMay } from './use-may.js';

export const RecordingRoute = () => {
  const { organization, vendorId, recordingId } = useParams({ from: '/$organization/vendors/$vendorId/recordings/$recordingId' });
  const { data: recording, error, refetch } = useQuery(recordingById(organization, recordingId));
  const { data: vendor } = useQuery(vendorById(organization, vendorId));
  const navigate = useNavigate();
  const may = useMay(organization);
  useEffect(watchWindow, []); // answers are saved as they are written, also when the window is closed
  if (error) return <ProblemAlert title="This recording could not be shown" error={error} onRetry={() => void refetch()} />;
  if (!recording) return <SkeletonRows label="Reading what was recorded" />;
  if (recording.requestId) return <Navigate to="/$organization/requests/$requestId/review" params={{ organization, requestId: recording.requestId }} search={{}} replace />;
  return (
    <>
      <PageTitle
        title={`Recording: ${recording.title}`}
        crumb={<Link to="/$organization/vendors/$vendorId" params={{ organization, vendorId }}>{vendor?.legalName ?? 'The vendor'}</Link>}
        lead="What the vendor publishes, written down by you. It is saved as you write."
      />
      <RecordingDesk
        organization={organization} recording={recording} mayWrite={may('request:send')}
        onFinished={(requestId) => void navigate({ to: '/$organization/requests/$requestId/review', params: { organization, requestId }, search: {} })}
        onDiscarded={() => void navigate({ to: '/$organization/vendors/$vendorId', params: { organization, vendorId } })}
      />
    </>
  );
};
