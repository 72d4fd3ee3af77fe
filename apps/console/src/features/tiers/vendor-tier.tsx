import { TIER_LABELS } from '@holdfast/contracts/deadlines';
import { type Tier, TIERS } from '@holdfast/domain/deadlines/tier';
import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { overrideTier, tierOf, type VendorTier } from './tiers.api.js';

const tierWords = (tier: Tier | null): string => (tier ? TIER_LABELS[tier] : 'Cannot tell');

/** A vendor's risk class, why, and what nobody has said. */
export const VendorTierSection = ({ organization, vendorId, mayEdit }: { organization: string; vendorId: string; mayEdit: boolean }) => {
  const tier = useQuery(tierOf(organization, vendorId));
  const [saying, setSaying] = useState(false);
  return (
    <Section title="Risk class" aside={mayEdit && tier.data && <Button size="small" onClick={() => setSaying(true)}>Say otherwise</Button>}>
      {tier.isPending && <SkeletonRows label="Reading the risk class" rows={1} />}
      {tier.isError && <ProblemAlert title="The risk class could not be read" error={tier.error} onRetry={() => void tier.refetch()} lesser level={3} />}
      {tier.data && (
        <>
          <p><strong>{tierWords(tier.data.tier)}</strong>{tier.data.by === 'staff' ? <>, as staff says{tier.data.reason && <>: {tier.data.reason}</>}. The rules say: {tierWords(tier.data.rules.tier).toLowerCase()}.</> : tier.data.tier ? ', by the rules of your policy.' : '.'}</p>
          {tier.data.rules.reasons.length > 0 && <ul className="cons">{tier.data.rules.reasons.map(({ tier: least, why }) => <li key={why}>At least {TIER_LABELS[least].toLowerCase()}: {why}</li>)}</ul>}
          {tier.data.rules.reasons.length === 0 && <p className="quiet">Nothing that it supplies is recorded as of today.</p>}
          {tier.data.rules.missing.length > 0 && <details className="about"><summary>{tier.data.rules.missing.length} {tier.data.rules.missing.length === 1 ? 'thing' : 'things'} that nobody has said could raise it</summary><ul>{tier.data.rules.missing.map((what) => <li key={what}>{what}</li>)}</ul></details>}
        </>
      )}
      {saying && tier.data && <OverrideDialog organization={organization} vendorId={vendorId} tier={tier.data} onClose={() => setSaying(false)} />}
    </Section>
  );
};

const OverrideDialog = ({ organization, vendorId, tier, onClose }: { organization: string; vendorId: string; tier: VendorTier; onClose: () => void }) => {
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Tier | ''>(tier.by === 'staff' ? (tier.tier ?? '') : '');
  const [reason, setReason] = useState(tier.reason);
  const saving = useMutation({
    mutationFn: () => overrideTier(organization, vendorId, chosen === '' ? { tier: null } : { tier: chosen, reason }),
    onSuccess: async () => {
      await Promise.all([['vendors', organization], ['deadlines']].map((queryKey) => queries.invalidateQueries({ queryKey })));
      onClose();
    },
  });
  const errors = useFormErrors(saving.error);
  return (
    <Dialog opened onClose={onClose} title="Risk class" said="Your word stands in place of the rules until you take it back." width={480}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); saving.mutate(); }}>
        <ErrorSummary errors={errors} />
        <Field id="tier" label="Risk class" error={errorAt(errors, 'tier')}>
          {(control) => (
            <select value={chosen} onChange={({ target }) => setChosen(target.value as Tier | '')} {...control}>
              <option value="">By the rules: {tierWords(tier.rules.tier).toLowerCase()}</option>
              {TIERS.map((each) => <option key={each} value={each}>{TIER_LABELS[each]}</option>)}
            </select>
          )}
        </Field>
        {chosen !== '' && <Field id="reason" label="Why" hint="It stays on record with your name." error={errorAt(errors, 'reason')}>{(control) => <textarea rows={3} maxLength={1000} value={reason} onChange={({ target }) => setReason(target.value)} {...control} />}</Field>}
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={saving.isPending}>Save</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
