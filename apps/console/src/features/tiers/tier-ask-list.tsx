import { TIER_LABELS } from '@holdfast/contracts/deadlines';
import { askWords } from '@holdfast/domain/requests/document-asks';
import { Button } from '@holdfast/ui/button';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { chosenDocuments, DocumentListFields } from '../../shared/document-list-fields.js';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { isStale } from '../../shared/is-stale.js';
import { setTierAsk, type TierAsk, tierAsks } from './tiers.api.js';

interface TierAskListProps {
  readonly organization: string;
  readonly mayEdit: boolean;
  /** Handed in, because questionnaires are another feature's. */
  readonly questionnaires: readonly { readonly id: string; readonly title: string }[];
  /** What comes up again by itself for a class: handed in, because schedules are. */
  readonly cadence: (tier: TierAsk['tier']) => ReactNode;
}

/** For each risk class: which questionnaire, which documents, and how often. */
export const TierAskList = ({ organization, mayEdit, questionnaires, cadence }: TierAskListProps) => {
  const asks = useQuery(tierAsks(organization));
  const [editing, setEditing] = useState<TierAsk>();
  if (asks.isPending) return <SkeletonRows label="Reading what each class is asked" rows={4} />;
  if (asks.isError) return <ProblemAlert title="What each class is asked could not be read" error={asks.error} onRetry={() => void asks.refetch()} />;
  const titleOf = (id: string | null) => (id === null ? 'No questions' : (questionnaires.find((each) => each.id === id)?.title ?? 'A questionnaire that cannot be sent any more'));
  return (
    <>
      {asks.data.map((ask) => (
        <Section key={ask.tier} title={TIER_LABELS[ask.tier]} aside={mayEdit && <Button size="small" onClick={() => setEditing(ask)}>Change<span className="vh"> what {TIER_LABELS[ask.tier].toLowerCase()} is asked</span></Button>}>
          <p>{titleOf(ask.questionnaireId)}{ask.version === 0 && <span className="quiet"> · the usual</span>}</p>
          {ask.asks.length > 0 && <ul className="cons">{ask.asks.map((each) => <li key={each.kinds.join()}>{askWords(each)}</li>)}</ul>}
          {ask.instead && <p className="quiet">Documents may be sent in place of answering.</p>}
          <p className="quiet">{cadence(ask.tier)}</p>
        </Section>
      ))}
      {editing && <EditTierAskDialog organization={organization} ask={editing} questionnaires={questionnaires} onClose={() => setEditing(undefined)} />}
    </>
  );
};

const EditTierAskDialog = ({ organization, ask, questionnaires, onClose }: { organization: string; ask: TierAsk; questionnaires: TierAskListProps['questionnaires']; onClose: () => void }) => {
  const queries = useQueryClient();
  const [from, setFrom] = useState(ask);
  const [questionnaireId, setQuestionnaireId] = useState(ask.questionnaireId ?? '');
  const [documents, setDocuments] = useState<Parameters<typeof chosenDocuments>[0]>(ask);
  const saving = useMutation({
    mutationFn: () => setTierAsk(organization, from, { questionnaireId: questionnaireId || null, ...chosenDocuments(documents) }),
    onSuccess: (all) => {
      queries.setQueryData(tierAsks(organization).queryKey, all);
      onClose();
    },
    onError: async (error) => {
      if (!isStale(error)) return;
      const all = await queries.fetchQuery({ ...tierAsks(organization), staleTime: 0 });
      setFrom(all.find(({ tier }) => tier === ask.tier) ?? from);
    },
  });
  const stale = isStale(saving.error);
  const errors = useFormErrors(stale ? null : saving.error);
  return (
    <Dialog opened onClose={onClose} title={`What vendors of class ${TIER_LABELS[ask.tier].toLowerCase()} are asked`} said="It is filled in when you send a request; you may still change it there." width={600}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); saving.mutate(); }}>
        <ErrorSummary errors={errors} />
        {stale && <ProblemAlert title="Somebody else changed it in the meantime" error={saving.error} lesser level={3} />}
        {stale && <p>It now asks: {from.questionnaireId ? (questionnaires.find(({ id }) => id === from.questionnaireId)?.title ?? from.questionnaireId) : 'no questions'}{from.asks.map((each) => `; ${askWords(each)}`)}. Yours is below; saving replaces it.</p>}
        <Field id="questionnaireId" label="Questionnaire" error={errorAt(errors, 'questionnaireId')}>
          {(control) => <select value={questionnaireId} onChange={({ target }) => setQuestionnaireId(target.value)} {...control}><option value="">No questions, only documents</option>{questionnaires.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}</select>}
        </Field>
        <DocumentListFields list={documents} onChange={setDocuments} withQuestions={questionnaireId !== ''} />
        <div className="row" style={{ marginTop: 'var(--s4)' }}>
          <Button kind="primary" type="submit" disabled={saving.isPending}>Save</Button>
          <Button kind="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
