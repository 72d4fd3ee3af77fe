import { Button } from '@holdfast/ui/button';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { useMutation, useQuery } from '@tanstack/react-query';
import { customersOf, reportSubcontractors } from './tasks.api.js';

interface ReportChangeProps {
  readonly organization: string;
  readonly onBegun: (requestId: string) => void;
}

/** What a vendor tells without being asked, to each organization it answers. Nothing is shown where it answers none. */
export const ReportChange = ({ organization, onBegun }: ReportChangeProps) => {
  const customers = useQuery(customersOf(organization));
  const begin = useMutation({ mutationFn: (id: string) => reportSubcontractors(organization, id), onSuccess: ({ requestId }) => onBegun(requestId) });
  if (!customers.data?.length) return null;
  return (
    <Section title="Tell without being asked">
      <p className="quiet">A subcontractor joined or left, or moved PHI to another place? Each customer reads only what you tell it.</p>
      {begin.isError && <ProblemAlert title="It could not be begun" error={begin.error} lesser level={3} />}
      <ul className="rows">
        {customers.data.map(({ id, name }) => <li key={id}><span>{name}</span><Button size="small" disabled={begin.isPending} onClick={() => begin.mutate(id)}>Report a change<span className="vh"> of subcontractors to {name}</span></Button></li>)}
      </ul>
    </Section>
  );
};
