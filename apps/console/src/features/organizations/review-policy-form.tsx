import { TIER_LABELS } from '@holdfast/contracts/deadlines';
import { TIERS } from '@holdfast/domain/deadlines/tier';
import { Button } from '@holdfast/ui/button';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { Section } from '@holdfast/ui/section';
import { Status } from '@holdfast/ui/status';
import { Tick } from '@holdfast/ui/tick';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { type ReviewPolicy, reviewPolicy, setReviewPolicy } from './organizations.api.js';

/** The policy as a form; who may not set it reads it. */
export const ReviewPolicyForm = ({ organization, policy, mayConfigure }: { organization: string; policy: ReviewPolicy; mayConfigure: boolean }) => {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(policy);
  const [saved, setSaved] = useState(false);
  const save = useMutation({
    mutationFn: () => setReviewPolicy(organization, { ...draft, version: policy.version }),
    onSuccess: (now) => { setSaved(true); setDraft(now); queries.setQueryData(reviewPolicy(organization).queryKey, now); },
    onError: (error) => { if (isStale(error)) void queries.invalidateQueries({ queryKey: reviewPolicy(organization).queryKey }); },
  });
  const errors = useFormErrors(save.error);
  const put = (change: Partial<ReviewPolicy>) => { setSaved(false); setDraft((before) => ({ ...before, ...change })); };
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <ErrorSummary errors={errors} />
      {isStale(save.error) && <p className="quiet">Stored now: {storedWords(policy)} Saving again puts what stands below in its place.</p>}
      <fieldset disabled={!mayConfigure} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
        <legend className="vh">Review policy</legend>
        <Section title="A second person approves">
          <p className="quiet">Whoever proposed it cannot be the second. While fewer than two people here may approve, one is enough, and the record says so.</p>
          {TIERS.map((tier) => <Tick key={tier} id={`second-${tier}`} checked={draft.secondForTiers.includes(tier)} onChange={(on) => put({ secondForTiers: on ? TIERS.filter((each) => each === tier || draft.secondForTiers.includes(each)) : draft.secondForTiers.filter((each) => each !== tier) })}>The approval of a vendor of risk class {TIER_LABELS[tier].toLowerCase()}</Tick>)}
          <Tick id="second-exceptions" checked={draft.secondForExceptions} onChange={(secondForExceptions) => put({ secondForExceptions })}>An exception for a finding</Tick>
        </Section>
        <Section title="How long a decision holds">
          <p className="quiet">In months, by the vendor’s risk class; whoever decides may set another day. On its last day the vendor is due to be reviewed again.</p>
          {TIERS.map((tier) => <Field key={tier} id={`validMonths-${tier}`} label={TIER_LABELS[tier]} error={errorAt(errors, `validMonths-${tier}`)}>{(control) => <input type="number" inputMode="numeric" min={1} max={60} style={{ width: '6em' }} value={draft.validMonths[tier] || ''} onChange={({ target }) => put({ validMonths: { ...draft.validMonths, [tier]: Number(target.value) } })} {...control} />}</Field>)}
        </Section>
      </fieldset>
      {mayConfigure ? <p className="row" style={{ marginTop: 'var(--s4)' }}><Button kind="primary" type="submit" disabled={save.isPending}>Save the policy</Button><span role="status">{saved && <Status state="done">Saved</Status>}</span></p> : <p className="quiet">An owner can change it.</p>}
    </form>
  );
};

const storedWords = ({ secondForTiers, secondForExceptions, validMonths }: ReviewPolicy): string =>
  `a second person for ${[...secondForTiers.map((tier) => `class ${TIER_LABELS[tier].toLowerCase()}`), ...(secondForExceptions ? ['exceptions'] : [])].join(', ') || 'nothing'}; ${TIERS.map((tier) => `${TIER_LABELS[tier].toLowerCase()} ${validMonths[tier]}`).join(', ')} months.`;
