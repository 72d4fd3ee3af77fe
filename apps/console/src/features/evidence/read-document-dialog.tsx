import { evidenceKind, type EvidenceField } from '@holdfast/domain/evidence/evidence-kinds';
import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { EvidenceFields } from '@holdfast/ui/evidence-fields';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { type EvidenceDocument, evidenceOf, readDocument } from './evidence.api.js';
import { KIND_OPTIONS } from './evidence-words.js';

/** What somebody here reads in a document, in place of what the vendor says. Who was second sees the other's reading and what she typed. */
export const ReadDocumentDialog = ({ organization, vendorId, document, onClose }: { organization: string; vendorId: string; document: EvidenceDocument; onClose: () => void }) => {
  const queries = useQueryClient();
  const [from, setFrom] = useState(document);
  const [kind, setKind] = useState(document.kind);
  const [facts, setFacts] = useState(document.facts);
  const saving = useMutation({
    mutationFn: () => readDocument(organization, from, { kind, facts }),
    onSuccess: async () => {
      await Promise.all([['evidence', organization], ['deadlines'], ['today']].map((queryKey) => queries.invalidateQueries({ queryKey })));
      onClose();
    },
    onError: async (error) => {
      if (!isStale(error)) return;
      const { documents } = await queries.fetchQuery({ ...evidenceOf(organization, vendorId), staleTime: 0 });
      setFrom(documents.find(({ id }) => id === document.id) ?? from);
    },
  });
  const stale = isStale(saving.error);
  const errors = useFormErrors(stale ? null : saving.error);
  return (
    <Dialog opened onClose={onClose} title={`What ${document.name} says`} said="What you enter stands in place of what the vendor said, with your name." width={560}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); saving.mutate(); }}>
        <ErrorSummary errors={errors} />
        {stale && <ProblemAlert title="Somebody else has read it in the meantime" error={saving.error} lesser level={3} />}
        {stale && <p>It now says: {evidenceKind(from.kind).label}{Object.values(from.facts).map((value) => ` · ${String(value)}`)}. Yours is below; saving replaces it.</p>}
        <Field id="kind" label="Kind of document" error={errorAt(errors, 'kind')}>
          {(control) => (
            <select value={kind} onChange={({ target }) => setKind(target.value)} {...control}>
              {!KIND_OPTIONS.some((option) => option.kind === kind) && <option value={kind}>{kind === '' ? 'Not said' : evidenceKind(kind).label}</option>}
              {KIND_OPTIONS.map((option) => <option key={option.kind} value={option.kind}>{option.label}</option>)}
            </select>
          )}
        </Field>
        <EvidenceFields id="facts" kind={kind} facts={facts} onChange={setFacts} errorAt={(field: EvidenceField) => errorAt(errors, `facts-${field}`)} />
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={saving.isPending}>Save</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
