import { Button } from '@holdfast/ui/button';
import { CONSOLE_ROLE_LABELS } from '@holdfast/contracts/permissions';
import { DataTable } from '@holdfast/ui/data-table';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AuthorityDialog } from './authority-dialog.js';
import { members } from './members.api.js';

export const MemberList = ({ organization, mayManage }: { organization: string; mayManage: boolean }) => {
  const [authority, setAuthority] = useState<string>();
  const { data, error, isPending, refetch } = useQuery(members(organization));
  if (error) return <ProblemAlert title="The members could not be read" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <SkeletonRows label="Reading the members" />;
  const open = data.find(({ id }) => id === authority);
  return (
    <>
    <DataTable
      caption="Members"
      rows={data}
      rowKey={({ id }) => id}
      columns={[
        { id: 'name', header: 'Name', name: true, cell: ({ name }) => name },
        { id: 'email', header: 'E-mail', cell: ({ email }) => email },
        { id: 'role', header: 'Role', cell: ({ consoleRole }) => consoleRole && CONSOLE_ROLE_LABELS[consoleRole], empty: 'No role in the console' },
        { id: 'active', header: 'Access', cell: ({ active }) => (active ? 'Yes' : 'Ended') },
        { id: 'signs', header: 'Signs for us', narrow: 'line', cell: ({ canSign, title }) => (canSign ? `As ${title}` : null), empty: 'No authority to sign is recorded' },
        { id: 'deputy', header: 'Deputy', narrow: 'line', cell: ({ deputyMemberId }) => data.find(({ id }) => id === deputyMemberId)?.name, empty: 'No deputy is recorded' },
        { id: 'acts', header: 'What can be done', headerHidden: true, action: true, cell: ({ id, name }) => mayManage && <Button size="small" onClick={() => setAuthority(id)}>Authority and deputy<span className="vh"> of {name}</span></Button>, empty: 'An owner changes it' },
      ]}
    />
    {open && <AuthorityDialog organization={organization} member={open} others={data.filter(({ id, active, consoleRole }) => id !== open.id && active && consoleRole !== null)} onClose={() => setAuthority(undefined)} />}
    </>
  );
};
