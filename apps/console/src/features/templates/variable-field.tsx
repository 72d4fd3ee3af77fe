import { BAA_TEMPLATE, offeredBy, type TemplateVariable, type Variant } from '@holdfast/domain/templates/baa-template';
import { Button } from '@holdfast/ui/button';
import { Field } from '@holdfast/ui/field';

interface VariableFieldProps {
  readonly variable: TemplateVariable;
  readonly variant: Variant;
  readonly value: unknown;
  readonly error?: string;
  readonly disabled?: boolean;
  readonly onChange: (value: unknown) => void;
}

const COLUMNS: Record<string, string> = { name: 'Name', service: 'Service', place: 'Place', agreementDate: 'Date of its agreement' };

/** A field for whatever type a variable of the template has. */
export const VariableField = ({ variable, variant, value, error, disabled, onChange }: VariableFieldProps) => {
  const { name, type, label, required, help, default: usual } = variable;
  const id = `variables-${name}`;
  const fallback = usual?.[variant];
  const common = { id, label, optional: !required, hint: help, error };
  const shown = value ?? fallback ?? '';
  if (type === 'set') return <SetField variable={variable} value={Array.isArray(value) ? (value as string[]) : []} error={error} disabled={disabled} onChange={onChange} />;
  if (type === 'table') return <TableField variable={variable} value={Array.isArray(value) ? (value as Record<string, string>[]) : []} error={error} disabled={disabled} onChange={onChange} />;
  if (type === 'enum') {
    return <Field {...common}>{(control) => <select {...control} disabled={disabled} value={String(shown)} onChange={(event) => onChange(event.target.value)}>{offeredBy(BAA_TEMPLATE, variable).map((offered) => <option key={offered.value} value={offered.value}>{offered.label}</option>)}</select>}</Field>;
  }
  if (type === 'integer') {
    return <Field {...common}>{(control) => <input type="text" inputMode="numeric" size={6} {...control} disabled={disabled} value={String(shown)} onChange={({ target }) => onChange(/^\d+$/.test(target.value) ? Number(target.value) : target.value)} />}</Field>;
  }
  if (type === 'money') {
    return <Field {...common} hint="Whole US dollars">{(control) => <input type="text" inputMode="numeric" {...control} disabled={disabled} value={String(shown).replace(/ USD$/, '')} onChange={({ target }) => onChange(target.value.trim() === '' ? '' : `${target.value.replace(/[$,\s]/g, '')} USD`)} />}</Field>;
  }
  if (type === 'longText') return <Field {...common}>{(control) => <textarea {...control} disabled={disabled} rows={3} value={String(shown)} onChange={({ target }) => onChange(target.value)} />}</Field>;
  return <Field {...common}>{(control) => <input type={type === 'date' ? 'date' : type === 'email' ? 'email' : 'text'} {...control} disabled={disabled} value={String(shown)} onChange={({ target }) => onChange(target.value)} />}</Field>;
};

type Inner<Value> = Pick<VariableFieldProps, 'variable' | 'error' | 'disabled'> & { readonly value: Value; readonly onChange: (value: unknown) => void };

const SetField = ({ variable, value, error, disabled, onChange }: Inner<readonly string[]>) => (
  <fieldset className={error ? 'fld bad' : 'fld'} id={`variables-${variable.name}`} tabIndex={-1}>
    <legend className="l">{variable.label}</legend>
    {variable.help && <p className="hint">{variable.help}</p>}
    {error && <p className="msg st sgap"><span className="vh">Error: </span>{error}</p>}
    {offeredBy(BAA_TEMPLATE, variable).map((offered) => (
      <label key={offered.value} className="row"><span className="tick"><input type="checkbox" disabled={disabled} checked={value.includes(offered.value)} onChange={({ target }) => onChange(offeredBy(BAA_TEMPLATE, variable).map((each) => each.value).filter((each) => (each === offered.value ? target.checked : value.includes(each))))} /></span>{offered.label}</label>
    ))}
  </fieldset>
);

const TableField = ({ variable, value, error, disabled, onChange }: Inner<readonly Record<string, string>[]>) => (
  <fieldset className={error ? 'fld bad' : 'fld'} id={`variables-${variable.name}`} tabIndex={-1}>
    <legend className="l">{variable.label} <span className="quiet">(optional)</span></legend>
    {error && <p className="msg st sgap"><span className="vh">Error: </span>{error}</p>}
    {value.map((row, at) => (
      <div className="row" key={at} style={{ marginBottom: 'var(--s2)' }}>
        {(variable.columns ?? []).map((column) => (
          <input key={column} type={column === 'agreementDate' ? 'date' : 'text'} aria-label={`${COLUMNS[column] ?? column}, subcontractor ${at + 1}`} placeholder={COLUMNS[column]} disabled={disabled} value={row[column] ?? ''}
            onChange={({ target }) => onChange(value.map((each, n) => (n === at ? { ...each, [column]: target.value } : each)))} />
        ))}
        <Button size="small" kind="quiet" disabled={disabled} onClick={() => onChange(value.filter((_, n) => n !== at))}>Remove<span className="vh"> subcontractor {at + 1}</span></Button>
      </div>
    ))}
    <Button size="small" disabled={disabled} onClick={() => onChange([...value, { name: '' }])}>Add a subcontractor</Button>
  </fieldset>
);
