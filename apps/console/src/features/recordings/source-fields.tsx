import { Field } from '@holdfast/ui/field';
import type { ErrorSummary } from '@holdfast/ui/error-summary';
import type { ComponentProps } from 'react';
import { errorAt } from '../../shared/form-errors.js';

/** Where the answers stand published, and when they are read there. */
export const SourceFields = ({ sourceWords, readOn, errors }: { sourceWords?: string; readOn: string; errors: ComponentProps<typeof ErrorSummary>['errors'] }) => (
  <>
    <Field id="sourceWords" label="Where the answers stand" hint="As: trust.example.com, section “Security”. Reviewers and the report name it." error={errorAt(errors, 'sourceWords')}>{(control) => <input type="text" name="sourceWords" maxLength={500} defaultValue={sourceWords} {...control} />}</Field>
    <Field id="readOn" label="Read on" error={errorAt(errors, 'readOn')}>{(control) => <input type="date" name="readOn" className="short" defaultValue={readOn} {...control} />}</Field>
  </>
);

export const sourceIn = (form: FormData) => ({ sourceWords: String(form.get('sourceWords')).trim(), readOn: String(form.get('readOn')) });
