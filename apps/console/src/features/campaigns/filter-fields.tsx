import { PHI_SCOPE_LABELS } from '@holdfast/contracts/vendors';
import { Field } from '@holdfast/ui/field';
import { TierChoice } from '../../shared/tier-choice.js';
import type { CampaignFilter } from './campaigns.api.js';

interface FilterFieldsProps {
  readonly filter: CampaignFilter;
  /** Who may own a vendor: handed in, because members are another feature's. */
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (filter: CampaignFilter) => void;
}

/** Which vendors are asked; each choice narrows. */
export const FilterFields = ({ filter, owners, onChange }: FilterFieldsProps) => (
  <>
    <div className="row wide">
      <Field label="PHI">
        {(control) => (
          <select value={filter.phi ?? ''} onChange={({ target }) => onChange({ ...filter, phi: (target.value || null) as CampaignFilter['phi'] })} {...control}>
            <option value="">Any</option>{Object.entries(PHI_SCOPE_LABELS).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
          </select>
        )}
      </Field>
      <Field label="Agreement">
        {(control) => (
          <select value={filter.agreement ?? ''} onChange={({ target }) => onChange({ ...filter, agreement: (target.value || null) as CampaignFilter['agreement'] })} {...control}>
            <option value="">Any</option><option value="in_force">PHI flows, in force today</option><option value="missing">PHI flows, none in force</option>
          </select>
        )}
      </Field>
      <Field label="Owner">
        {(control) => (
          <select value={filter.ownerMemberId ?? ''} onChange={({ target }) => onChange({ ...filter, ownerMemberId: target.value || null })} {...control}>
            <option value="">Anybody</option>{owners.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        )}
      </Field>
    </div>
    <TierChoice tiers={filter.tiers} onChange={(tiers) => onChange({ ...filter, tiers })} />
  </>
);
