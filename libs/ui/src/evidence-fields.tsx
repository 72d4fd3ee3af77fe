import { EVIDENCE_FIELD_HINTS, EVIDENCE_FIELD_LABELS, OPINION_LABELS } from '@holdfast/contracts/evidence';
import { type EvidenceFacts, LONGEST_FACT, OPINIONS } from '@holdfast/domain/evidence/evidence-facts';
import { evidenceKind, type EvidenceField } from '@holdfast/domain/evidence/evidence-kinds';
import { Field } from './field.js';

interface EvidenceFieldsProps {
  readonly kind: string;
  readonly facts: EvidenceFacts;
  readonly onChange: (facts: EvidenceFacts) => void;
  readonly errorAt?: (field: EvidenceField) => string | undefined;
  /** Apart from other such fields on the page. */
  readonly id: string;
}

/** What matters of a document of this kind; all of it may be left unsaid. */
export const EvidenceFields = ({ kind, facts, onChange, errorAt, id }: EvidenceFieldsProps) => (
  <>
    {evidenceKind(kind).fields.map((field) => (
      <Field key={field} id={`${id}-${field}`} optional label={EVIDENCE_FIELD_LABELS[field]} hint={EVIDENCE_FIELD_HINTS[field]} error={errorAt?.(field)}>
        {(control) => {
          const value = facts[field] ?? '';
          const put = (said: string) => onChange({ ...facts, [field]: said === '' ? undefined : said });
          if (field === 'opinion') {
            return (
              <select value={value} onChange={({ target }) => put(target.value)} {...control}>
                <option value="">Not said</option>
                {OPINIONS.map((opinion) => <option key={opinion} value={opinion}>{OPINION_LABELS[opinion]}</option>)}
              </select>
            );
          }
          if (field === 'exceptions' || field === 'scope') return <input type="text" maxLength={LONGEST_FACT} value={value} onChange={({ target }) => put(target.value)} {...control} />;
          if (field === 'userControls') return <textarea rows={4} maxLength={LONGEST_FACT} value={value} onChange={({ target }) => put(target.value)} {...control} />;
          return <input type="date" className="short" value={value} onChange={({ target }) => put(target.value)} {...control} />;
        }}
      </Field>
    ))}
  </>
);
