import { buttonClass } from '@holdfast/ui/button';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Matter, MatterQuestion } from '../features/deadlines/deadlines.api.js';
import { MatterList } from '../features/deadlines/matter-list.js';
import { MoveDueDialog } from '../features/requests/move-due-dialog.js';
import { PlainLink } from './plain-link.js';
import { RENEWABLE } from './renewable.js';
import { useMay } from './use-may.js';

/** The keys of a list of matters, beside those of every list. */
export const MATTER_KEYS = [
  { keys: ['j', 'k'], does: 'next, previous matter' }, { keys: ['Enter'], does: 'open it' }, { keys: ['r'], does: 'start a renewal' }, { keys: ['y'], does: 'give more time' }, { keys: ['s'], does: 'snooze' }, { keys: ['d'], does: 'done by hand' }, { keys: ['?'], does: 'all keys' },
];

/** Matters with what can be done with each: an agreement is renewed, a request given more time, anything snoozed or marked done. */
export const Matters = ({ organization, question, limit, whole, leads }: { organization: string; question: MatterQuestion; limit: number; whole?: boolean; leads?: boolean }) => {
  const may = useMay(organization);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [extending, setExtending] = useState<Matter>();
  const renewal = ({ link }: Matter) => `/${organization}${link}?renew=yes`;
  const renewable = ({ kind }: Matter) => RENEWABLE.includes(kind) && may('agreement:record');
  const extendable = ({ matterType }: Matter) => matterType === 'request' && may('request:send');
  return (
    <>
      <MatterList
        organization={organization} question={question} limit={limit} whole={whole} leads={leads} mayAct={may('deadline:act')}
        linkTo={({ link }, words) => <PlainLink to={`/${organization}${link}`}>{words}</PlainLink>}
        dayLinkTo={({ id, title }, words) => <PlainLink to={`/${organization}/deadlines/${id}`} title="How this day was computed">{words}<span className="vh">, how it was computed: {title}</span></PlainLink>}
        act={(matter) => (renewable(matter) ? <PlainLink className={buttonClass({ size: 'small' })} to={renewal(matter)}>Start a renewal<span className="vh"> of {matter.title}</span></PlainLink>
          : extendable(matter) ? <button type="button" className={buttonClass({ size: 'small' })} onClick={() => setExtending(matter)}>More time<span className="vh"> for {matter.title}</span></button> : null)}
        rowKeys={{
          r: (matter) => { if (renewable(matter)) void navigate({ to: `/${organization}${matter.link}` as never, search: { renew: 'yes' } as never }); },
          y: (matter) => { if (extendable(matter)) setExtending(matter); },
        }}
      />
      {extending && <MoveDueDialog organization={organization} requestId={extending.matterId} title={extending.title} dueOn={extending.dueOn} onClose={() => setExtending(undefined)} onMoved={() => { setExtending(undefined); void queries.invalidateQueries(); }} />}
    </>
  );
};
