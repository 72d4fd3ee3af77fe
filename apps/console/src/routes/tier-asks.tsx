import { PageTitle } from '@holdfast/ui/page-title';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { questionnaires } from '../features/requests/requests.api.js';
import { schedules } from '../features/schedules/schedules.api.js';
import { TierAskList } from '../features/tiers/tier-ask-list.js';
import { useMay } from './use-may.js';

export const TierAsksRoute = () => {
  const { organization } = useParams({ from: '/$organization/risk-classes' });
  const may = useMay(organization);
  const offered = useQuery(questionnaires(organization)).data?.filter(({ kind }) => kind === 'questionnaire') ?? [];
  const all = useQuery(schedules(organization)).data ?? [];
  return (
    <>
      <PageTitle title="Risk classes" lead="A vendor’s class follows from what it supplies, by rules that its page shows. Here stands what each class is asked." />
      <TierAskList organization={organization} mayEdit={may('plan:edit')} questionnaires={offered} cadence={(tier) => {
        const on = all.filter(({ active, tiers }) => active && (!tiers || tiers.length === 0 || tiers.includes(tier)));
        return on.length === 0
          ? <>Nothing comes up again by itself. <Link to="/$organization/schedules" params={{ organization }}>Switch a schedule on</Link></>
          : <>{on.map(({ id, title, cadenceMonths }, at) => <span key={id}>{at > 0 && '; '}<Link to="/$organization/schedules/$scheduleId" params={{ organization, scheduleId: id }}>{title}</Link>, every {cadenceMonths} months</span>)}</>;
      }} />
    </>
  );
};
