import { BAA_TEMPLATE, VARIANTS, type Variant } from '@holdfast/domain/templates/baa-template';
import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Choices, Field } from '@holdfast/ui/field';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormErrors } from '../../shared/form-errors.js';
import { beginDraft, templates } from './templates.api.js';

interface BeginDraftDialogProps {
  readonly organization: string;
  readonly vendorId: string;
  readonly engagements: readonly { readonly id: string; readonly service: string; readonly phi: string }[];
  /** What it may replace: executed agreements with the vendor, handed in. */
  readonly replaceable: readonly { readonly id: string; readonly title: string }[];
  /** The one it renews: it is chosen, and so is what that one covers. */
  readonly renews?: { readonly id: string; readonly variant: Variant; readonly covers: readonly string[] };
  readonly onClose: () => void;
  readonly onBegun: (id: string) => void;
}

export const BeginDraftDialog = ({ organization, vendorId, engagements, replaceable, renews, onClose, onBegun }: BeginDraftDialogProps) => {
  const queries = useQueryClient();
  const own = useQuery(templates(organization)).data ?? [];
  const [variant, setVariant] = useState<Variant>(renews?.variant ?? 'ce-ba');
  const [key] = useState(() => crypto.randomUUID());
  const begin = useMutation({
    mutationFn: (form: FormData) => beginDraft(organization, vendorId, key, { variant, engagementIds: form.getAll('covers').map(String), templateVersionId: String(form.get('template')) || null, supersedesId: String(form.get('replaces') ?? '') || null }),
    onSuccess: async ({ id }) => { await queries.invalidateQueries({ queryKey: ['agreement-drafts', organization] }); onBegun(id); },
  });
  const errors = useFormErrors(begin.error);
  return (
    <Dialog opened onClose={onClose} title="Make a BAA" said="From the template, filled with what the register knows. Nothing is sent yet." width={560}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); begin.mutate(new FormData(event.currentTarget)); }}>
        <ErrorSummary errors={errors} />
        <Choices name="variant" legend="Between" value={variant} onChange={(value) => setVariant(VARIANTS.find((each) => each === value) ?? 'ce-ba')} options={BAA_TEMPLATE.variants.map(({ id, title }) => ({ value: id, label: title }))} />
        <Field id="templateVersionId" label="Text">
          {(control) => (
            <select name="template" defaultValue="" {...control}>
              <option value="">Holdfast’s, version {BAA_TEMPLATE.version}</option>
              {own.flatMap(({ name, versions: [latest] }) => (latest ? [<option key={latest.id} value={latest.id}>{name}, version {latest.number}</option>] : []))}
            </select>
          )}
        </Field>
        {replaceable.length > 0 && <Field id="supersedesId" label="It replaces" optional hint="Its terms are filled in, as far as they were read">{(control) => <select name="replaces" defaultValue={renews?.id ?? ''} {...control}><option value="">No agreement</option>{replaceable.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}</select>}</Field>}
        {engagements.length > 0 && (
          <fieldset className="fld">
            <legend className="l">It covers</legend>
            {engagements.map(({ id, service, phi }) => <label key={id} className="row"><span className="tick"><input type="checkbox" name="covers" value={id} defaultChecked={renews ? renews.covers.includes(id) : phi !== 'none'} /></span>{service || 'Service not stated'}</label>)}
          </fieldset>
        )}
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={begin.isPending}>Begin</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
