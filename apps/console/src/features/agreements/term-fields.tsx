import type { NoticeTerm, TermName } from '@holdfast/domain/agreements/agreement-readings';
import { TERM_SHAPES } from '@holdfast/domain/agreements/term-shapes';
import { DISCLOSURE_LABELS, USE_LABELS } from '@holdfast/contracts/purpose-codes';
import { TRIGGER_LABELS, UNIT_LABELS, WORD_LABELS } from '@holdfast/contracts/term-labels';
import { Field } from '@holdfast/ui/field';

/** The control for what one term states, read back by `valueOfForm`. */
export const TermValueField = ({ term, value, error }: { term: TermName; value: unknown; error: string | undefined }) => {
  const shape = TERM_SHAPES[term];
  switch (shape.kind) {
    case 'flag': return <Field label="It says" error={error}>{(control) => <select name="value" defaultValue={value === false ? 'no' : 'yes'} {...control}><option value="yes">Yes</option><option value="no">No</option></select>}</Field>;
    case 'days': return <Field label="Days" error={error}>{(control) => <input type="text" inputMode="numeric" name="value" defaultValue={value === undefined ? '' : String(value)} {...control} />}</Field>;
    case 'word': return <Field label="It says" error={error}>{(control) => <select name="value" defaultValue={value === undefined ? undefined : String(value)} {...control}>{shape.words.map((word) => <option key={word} value={word}>{WORD_LABELS[word]}</option>)}</select>}</Field>;
    case 'text': return <Field label="It says" error={error}>{(control) => <textarea name="value" rows={3} defaultValue={value === undefined ? '' : String(value)} {...control} />}</Field>;
    case 'notice': return <NoticeFields value={value as NoticeTerm | undefined} error={error} />;
    case 'codes': {
      const chosen = new Set(Array.isArray(value) ? value.map(String) : []);
      const labels = term === 'uses' ? USE_LABELS : DISCLOSURE_LABELS;
      return (
        <fieldset className="fld">
          <legend className="l">It permits</legend>
          {error && <p className="msg st sgap">{error}</p>}
          {Object.entries(labels).map(([code, label]) => <label key={code} className="row"><span className="tick"><input type="checkbox" name="codes" value={code} defaultChecked={chosen.has(code)} /></span>{label}</label>)}
        </fieldset>
      );
    }
  }
};

const NoticeFields = ({ value, error }: { value: NoticeTerm | undefined; error: string | undefined }) => (
  <>
    <Field label="How soon" error={error}>{(control) => <input type="text" inputMode="numeric" name="quantity" defaultValue={value?.quantity ?? ''} {...control} />}</Field>
    <Field label="Counted in">{(control) => <select name="unit" defaultValue={value?.unit ?? 'calendar_days'} {...control}>{Object.entries(UNIT_LABELS).map(([unit, label]) => <option key={unit} value={unit}>{label}</option>)}</select>}</Field>
    <Field label="Counted from">{(control) => <select name="trigger" defaultValue={value?.trigger ?? 'discovery'} {...control}>{Object.entries(TRIGGER_LABELS).map(([trigger, label]) => <option key={trigger} value={trigger}>{label}</option>)}</select>}</Field>
  </>
);

const numberOf = (text: string): number | string => (/^\d+$/.test(text) ? Number(text) : text);

/** What the field of a term says; what is no number is sent as it was typed, and refused with a sentence. */
export const valueOfForm = (term: TermName, form: FormData): unknown => {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  switch (TERM_SHAPES[term].kind) {
    case 'flag': return text('value') === 'yes';
    case 'days': return numberOf(text('value'));
    case 'notice': return { quantity: numberOf(text('quantity')), unit: text('unit'), trigger: text('trigger') };
    case 'codes': return form.getAll('codes').map(String);
    case 'word': case 'text': return text('value');
  }
};
