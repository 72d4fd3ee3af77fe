import { Button } from '@holdfast/ui/button';
import { ConfirmDialog } from '@holdfast/ui/confirm-dialog';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Feed, feed, renewFeed, revokeFeed, setFeed } from './calendar-feeds.api.js';

/** A private calendar of what is due, for Apple, Google and Outlook. */
export const CalendarAddress = ({ organization }: { organization: string }) => {
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(feed(organization));
  const [asking, setAsking] = useState<'renew' | 'revoke'>();
  const [copied, setCopied] = useState(false);
  const settled = { onSuccess: (now: Feed) => queries.setQueryData(feed(organization).queryKey, now) };
  const renew = useMutation({ mutationFn: (settings: Pick<Feed, 'scope' | 'withNames'>) => renewFeed(organization, settings), ...settled });
  const set = useMutation({ mutationFn: (settings: Pick<Feed, 'scope' | 'withNames'>) => setFeed(organization, settings), ...settled });
  const revoke = useMutation({ mutationFn: () => revokeFeed(organization), onSuccess: () => refetch() });
  if (isPending) return <SkeletonRows label="Reading your calendar" rows={3} />;
  if (error) return <ProblemAlert title="Your calendar could not be read" error={error} onRetry={() => void refetch()} />;
  const settings = { scope: data.scope, withNames: data.withNames };
  const change = (part: Partial<typeof settings>) => set.mutate({ ...settings, ...part });
  const failed = renew.error ?? set.error ?? revoke.error;
  return (
    <Section title="Your calendar">
      {failed && <ProblemAlert title="That did not happen" error={failed} lesser level={3} />}
      {data.address === null && <><p>An address that Apple, Google and Outlook calendars can subscribe to. Whoever has it can read it, so it names no vendor unless you want it to, and you can end it at any time.</p><Button onClick={() => renew.mutate(settings)} disabled={renew.isPending}>Make an address</Button></>}
      {data.address !== null && (
        <>
          <Field id="calendar-address" label="Address" hint="Secret: whoever has it can read your calendar">{(control) => <input type="text" readOnly value={data.address ?? ''} onFocus={({ target }) => target.select()} {...control} />}</Field>
          <div className="row" style={{ marginTop: 'var(--s2)' }}>
            <Button size="small" onClick={() => void navigator.clipboard?.writeText(data.address ?? '').then(() => setCopied(true))}>Copy</Button>
            <Button size="small" onClick={() => setAsking('renew')}>New address</Button>
            <Button size="small" onClick={() => setAsking('revoke')}>End it</Button>
            <span role="status" className="quiet">{copied && 'Copied'}</span>
          </div>
          <Field id="calendar-scope" label="It holds">{(control) => <select value={data.scope} onChange={({ target }) => change({ scope: target.value as Feed['scope'] })} {...control}><option value="mine">What is mine</option><option value="everyone">Everything of the organization</option></select>}</Field>
          <label className="row" style={{ marginTop: 'var(--s3)' }}><span className="tick"><input type="checkbox" checked={data.withNames} onChange={({ target }) => change({ withNames: target.checked })} /></span>Its titles name vendors and agreements</label>
        </>
      )}
      <ConfirmDialog
        opened={asking !== undefined} title={asking === 'renew' ? 'Make a new address?' : 'End this address?'} confirm={asking === 'renew' ? 'Make a new one' : 'End it'}
        onClose={() => setAsking(undefined)} onConfirm={() => { if (asking === 'renew') renew.mutate(settings); else revoke.mutate(); setAsking(undefined); }}
      >Calendars that use the old one stop being updated.</ConfirmDialog>
    </Section>
  );
};
