import { can, type ConsoleRole, type Permission } from '@holdfast/contracts/permissions';
import { useQuery } from '@tanstack/react-query';
import { me } from '../features/organizations/organizations.api.js';

/** What the reader may do in this organization; nothing until it is known. The server still decides. */
export const useMay = (organization: string): ((permission: Permission) => boolean) => {
  const role = useQuery(me).data?.organizations.find(({ slug }) => slug === organization)?.consoleRole as ConsoleRole | undefined;
  return (permission) => role !== undefined && can(role, permission);
};
