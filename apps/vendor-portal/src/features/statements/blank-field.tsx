import { Field } from '@holdfast/ui/field';
import type { Stating } from './statements.api.js';

type Blank = Stating['statement']['blanks'][number];

/** One blank of a statement, as what belongs there is typed. */
export const BlankField = ({ blank: { name, type, label, values, required }, value, error, onChange }: { blank: Blank; value: string; error?: string; onChange: (value: string) => void }) => (
  <Field id={`values-${name}`} label={label} optional={!required} error={error}>
    {(control) => {
      const given = { ...control, value, onChange: ({ target }: { target: { value: string } }) => onChange(target.value) };
      switch (type) {
        case 'date': return <input type="date" className="short" {...given} />;
        case 'integer': return <input type="text" className="short" inputMode="numeric" {...given} />;
        case 'longText': return <textarea rows={3} {...given} />;
        case 'enum': return <select {...given}><option value="">Choose one</option>{values.map((each) => <option key={each}>{each}</option>)}</select>;
        case 'text': return <input type="text" {...given} />;
      }
    }}
  </Field>
);
