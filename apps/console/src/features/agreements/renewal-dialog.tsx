import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormErrors } from '../../shared/form-errors.js';
import { type AgreementBody, AgreementForm } from './agreement-form.js';
import type { Terms } from './agreement-terms.js';
import { type AgreementPage, recordRenewal, renewalOf } from './agreements.api.js';

interface RenewalDialogProps {
  readonly organization: string;
  readonly agreement: AgreementPage;
  readonly onRenewed: (id: string) => void;
  readonly onClose: () => void;
  /** Makes the renewal from the template instead; absent where the template has no such contract, or the reader may not. */
  readonly onMake?: () => void;
}

/** A renewal that was signed elsewhere, begun with the old terms; the old agreement ends on the day before. */
export const RenewalDialog = ({ organization, agreement, onRenewed, onClose, onMake }: RenewalDialogProps) => {
  const queries = useQueryClient();
  const start = useQuery(renewalOf(organization, agreement.id));
  const [same, setSame] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const record = useMutation({
    mutationFn: (body: AgreementBody) => recordRenewal(organization, agreement.id, key, body),
    onSuccess: async ({ id }) => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['agreements', organization] }), queries.invalidateQueries({ queryKey: ['vendors', organization] })]);
      onRenewed(id);
    },
  });
  const read = Object.keys(start.data?.readings ?? {}).length;
  const errors = useFormErrors(record.error);
  return (
    <Dialog opened onClose={onClose} width={560} title={`Renew ${agreement.title}`} said="The old terms are filled in. Once recorded, the old agreement is in force through the day before this one is.">
      {onMake && <p className="row"><span>Not signed yet?</span><Button size="small" onClick={onMake}>Make a BAA from the template</Button></p>}
      {start.isPending && <SkeletonRows label="Reading the old terms" rows={4} />}
      {start.isError && <ProblemAlert lesser level={3} title="The renewal cannot begin" error={start.error} onRetry={() => void start.refetch()} />}
      {start.isSuccess && (
        <AgreementForm
          engagements={agreement.services.map(({ engagementId, service }) => ({ id: engagementId, service }))}
          parents={[]}
          start={{ title: agreement.title, kind: agreement.kind, terms: start.data.life as Terms, covered: agreement.covers.map((cover) => ({ ...cover, from: null, to: null })), before: start.data.old.terms as Terms }}
          errors={errors}
          busy={record.isPending}
          submit="Record the renewal"
          onSubmit={(body) => record.mutate({ ...body, readings: same ? start.data.readings as Record<string, unknown> : {} })}
          onClose={onClose}
        >
          {read > 0 && <label className="row"><span className="tick"><input type="checkbox" checked={same} onChange={({ target }) => setSame(target.checked)} /></span>I read the new paper: the {read === 1 ? 'term' : `${read} terms`} read in the old one {read === 1 ? 'stands' : 'stand'} in it unchanged</label>}
        </AgreementForm>
      )}
    </Dialog>
  );
};
