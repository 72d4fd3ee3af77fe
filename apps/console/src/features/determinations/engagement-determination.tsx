import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { type State, Status } from '@holdfast/ui/status';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { TRIAGE_LABELS } from '@holdfast/contracts/engagements';
import { type Determination, determinationsOf, triagesOf } from './determinations.api.js';
import { WizardDialog } from './wizard-dialog.js';

const NEEDS_ONE = ['OUT-BAA', 'OUT-SUBBAA'];

const shapeOf = ({ standing, outcome }: Determination): State => {
  if (standing !== 'stands' || outcome === 'OUT-REVIEW') return 'unknown';
  return NEEDS_ONE.includes(outcome) ? 'due' : 'done';
};

const WHY_OPEN: Record<Determination['standing'], string | undefined> = {
  stands: undefined,
  engagement_changed: 'Asked again: the engagement has changed since',
  a_year_old: 'Asked again: it is more than a year old',
};

interface EngagementDeterminationProps {
  readonly organization: string;
  readonly vendorId: string;
  readonly engagement: { readonly id: string; readonly service: string };
  readonly mayDecide: boolean;
}

/** Whether one engagement needs a BAA, as somebody determined it; nobody yet is unknown, not no. */
export const EngagementDetermination = ({ organization, vendorId, engagement, mayDecide }: EngagementDeterminationProps) => {
  const found = useQuery(determinationsOf(organization, vendorId)).data?.find(({ engagementId }) => engagementId === engagement.id);
  const screened = useQuery(triagesOf(organization, vendorId)).data?.find(({ engagementId }) => engagementId === engagement.id);
  const [asking, setAsking] = useState(false);
  return (
    <>
      {found
        ? <><Status state={shapeOf(found)}>{found.result}</Status><span className="also">{WHY_OPEN[found.standing] ?? <>Decided by {found.decidedBy}, <DateText day={found.decidedOn} />; {found.cite}</>}</span></>
        : <><Status state="unknown">{screened ? 'Screened, not determined' : 'Not determined'}</Status>{screened && <span className="also">{TRIAGE_LABELS[screened.answer]}, by {screened.screenedBy}, <DateText day={screened.screenedOn} /></span>}</>}
      {mayDecide && <div><Button size="small" style={{ marginTop: 'var(--s1)' }} onClick={() => setAsking(true)}>{found ? 'Determine again' : 'Determine'}<span className="vh"> whether {engagement.service || 'this engagement'} needs a BAA</span></Button></div>}
      {asking && <WizardDialog organization={organization} engagement={engagement} onClose={() => setAsking(false)} />}
    </>
  );
};
