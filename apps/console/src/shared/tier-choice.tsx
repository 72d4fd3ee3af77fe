import { TIER_LABELS } from '@holdfast/contracts/deadlines';
import { chosenTiers, type Tier, TIERS } from '@holdfast/domain/deadlines/tier';
import { useId } from 'react';

interface TierChoiceProps {
  /** Null: vendors of every class. */
  readonly tiers: readonly Tier[] | null;
  readonly onChange: (tiers: Tier[] | null) => void;
  readonly error?: string;
}

/** Of which risk classes; nothing ticked is every vendor. */
export const TierChoice = ({ tiers, onChange, error }: TierChoiceProps) => {
  const id = useId();
  const tick = (tier: Tier, ticked: boolean) => onChange(chosenTiers(ticked ? [...(tiers ?? []), tier] : (tiers ?? []).filter((each) => each !== tier)));
  return (
    <fieldset className={error ? 'fld bad' : 'fld'} aria-describedby={`${id}-hint`}>
      <legend className="l">Risk class</legend>
      <p className="hint" id={`${id}-hint`}>None ticked: every vendor, also one without a class.</p>
      {error && <p className="msg st sgap"><span className="vh">Error: </span>{error}</p>}
      <div className="row">
        {TIERS.map((tier) => <label className="pick" key={tier}><input type="checkbox" checked={tiers?.includes(tier) ?? false} onChange={({ target }) => tick(tier, target.checked)} /><span>{TIER_LABELS[tier]}</span></label>)}
      </div>
    </fieldset>
  );
};
