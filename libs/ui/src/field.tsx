import { useId, type ReactNode } from 'react';

/** For Mantine's `label`: "(optional)" instead of asterisks on the rest. */
export const OptionalLabel = ({ children }: { children: ReactNode }) => <>{children} <span className="quiet" style={{ fontWeight: 400 }}>(optional)</span></>;

export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

interface FieldProps {
  readonly label: ReactNode;
  readonly optional?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string;
  /** The id an `ErrorSummary` links to. */
  readonly id?: string;
  /** `<Field label="Name">{(control) => <input type="text" {...control} />}</Field>` */
  readonly children: (control: ControlProps) => ReactNode;
}

/** A label, a hint and an error around a plain control, tied together for screen readers. */
export const Field = ({ label, optional, hint, error, id, children }: FieldProps) => {
  const own = useId();
  const control = id ?? own;
  const describedBy = [hint && `${control}-hint`, error && `${control}-error`].filter(Boolean).join(' ');
  return (
    <div className={error ? 'fld bad' : 'fld'}>
      <label className="l" htmlFor={control}>{optional ? <OptionalLabel>{label}</OptionalLabel> : label}</label>
      {hint && <p className="hint" id={`${control}-hint`}>{hint}</p>}
      {error && <p className="msg st sgap" id={`${control}-error`}><span className="vh">Error: </span>{error}</p>}
      {children({ id: control, ...(describedBy ? { 'aria-describedby': describedBy } : {}), ...(error ? { 'aria-invalid': true as const } : {}) })}
    </div>
  );
};

interface ChoicesProps {
  readonly legend: ReactNode;
  readonly optional?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly id?: string;
  readonly name: string;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: ReactNode; readonly hint?: ReactNode; readonly apart?: boolean }[];
  /** The legend is the page's first heading already. */
  readonly legendHidden?: boolean;
}

/** Radio buttons with a legend; `apart` sets an option off by a rule, for "I don't know". */
export const Choices = ({ legend, optional, hint, error, id, name, value, onChange, options, legendHidden }: ChoicesProps) => {
  const own = useId();
  const base = id ?? own;
  const describedBy = [hint && `${base}-hint`, error && `${base}-error`].filter(Boolean).join(' ');
  return (
    <fieldset className={error ? 'fld bad' : 'fld'} aria-describedby={describedBy || undefined}>
      <legend className={legendHidden ? 'vh' : 'l'}>{optional ? <OptionalLabel>{legend}</OptionalLabel> : legend}</legend>
      {hint && <p className="hint" id={`${base}-hint`}>{hint}</p>}
      {error && <p className="msg st sgap" id={`${base}-error`}><span className="vh">Error: </span>{error}</p>}
      {options.map((option, at) => (
        <label className="pick" key={option.value} style={option.apart ? { borderTop: '1px solid var(--tint-12)', marginTop: 8, paddingTop: 18 } : undefined}>
          <input type="radio" name={name} id={at === 0 ? base : undefined} value={option.value} checked={value === option.value} onChange={() => onChange(option.value)} />
          <span>{option.label}{option.hint && <span className="quiet" style={{ display: 'block' }}>{option.hint}</span>}</span>
        </label>
      ))}
    </fieldset>
  );
};
