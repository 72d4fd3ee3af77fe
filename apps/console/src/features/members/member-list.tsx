import { CONSOLE_ROLE_LABELS } from '@holdfast/contracts/permissions';
import { DataTable } from '@holdfast/ui/data-table';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { members } from './members.api.js';

export const MemberList = ({ organization }: { organization: string }) => {
  const { data, error, isPending, refetch } = useQuery(members(organization));
  if (error) return <ProblemAlert title="The members could not be read" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <SkeletonRows label="Reading the members" />;
  return (
    <DataTable
      caption="Members"
      rows={data}
      rowKey={({ id }) => id}
      columns={[
        { id: 'name', header: 'Name', name: true, cell: ({ name }) => name },
        { id: 'email', header: 'E-mail', cell: ({ email }) => email },
        { id: 'role', header: 'Role', cell: ({ consoleRole }) => consoleRole && CONSOLE_ROLE_LABELS[consoleRole], empty: 'No role in the console' },
        { id: 'active', header: 'Access', cell: ({ active }) => (active ? 'Yes' : 'Ended') },
      ]}
    />
  );
};
