import type { TemplateOption, Variant } from '@holdfast/domain/templates/baa-template';
import { Field } from '@holdfast/ui/field';
import { LEVEL_WORDS } from './template-groups.js';

interface OptionFieldProps {
  readonly option: TemplateOption;
  readonly variant: Variant;
  readonly value: string;
  readonly error?: string;
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
}

/** One choice between wordings, with whose choice it is and what helps to decide. */
export const OptionField = ({ option: { id, label, values, level, help }, value, error, disabled, onChange }: OptionFieldProps) => (
  <Field id={`choices-${id}`} label={label} hint={[`${LEVEL_WORDS[level]}.`, help].filter(Boolean).join(' ')} error={error}>
    {(control) => (
      <select {...control} value={value} disabled={disabled} onChange={(event) => onChange(event.target.value)}>
        {values.map((offered) => <option key={offered.value} value={offered.value}>{offered.label}</option>)}
      </select>
    )}
  </Field>
);
