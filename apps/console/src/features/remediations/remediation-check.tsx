import { FINDING_STATUS_LABELS } from '@holdfast/contracts/findings';
import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Choices, Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { checkRemediation, type RemediationItem, remediationOf } from './remediations.api.js';

interface RemediationCheckProps {
  readonly organization: string;
  readonly requestId: string;
  readonly mayClose: boolean;
  readonly linkTo: (findingId: string, words: string) => ReactNode;
  readonly onDownload: (documentId: string) => void;
}

const SAID = { done: 'Done', under_way: 'Under way', disagree: 'It sees it differently' } as const;
interface Verdict {
  readonly verdict?: 'accepted' | 'returned';
  readonly words: string;
}
const NOTHING_SAID: Verdict = { words: '' };

const Said = ({ item: { said, saidUntil, words, files, dueOn, expected }, onDownload }: { item: RemediationItem; onDownload: RemediationCheckProps['onDownload'] }) => (
  <>
    <p className="quiet">{expected && <>Expected: {expected}. </>}Mended by <DateText day={dueOn} />.</p>
    {said ? <p style={{ marginTop: 'var(--s2)' }}><b>{SAID[said]}{saidUntil && <> until <DateText day={saidUntil} /></>}.</b> <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{words}</span></p> : <p className="quiet">It has not answered yet.</p>}
    {files.length > 0 && <ul className="up" aria-label="Evidence">{files.map(({ name, sha256, documentId }) => <li key={sha256 + name}><span className="med">{name}</span><span className="id" title={sha256}>{sha256.slice(0, 12)}</span>{documentId ? <button type="button" className="asbutton" onClick={() => onDownload(documentId)}>Download<span className="vh"> {name}</span></button> : <span className="quiet">being copied</span>}</li>)}</ul>}
  </>
);

/** What the vendor says of each finding, and our check: accepted ones close, returned ones go back with words, in one mail. */
export const RemediationCheck = ({ organization, requestId, mayClose, linkTo, onDownload }: RemediationCheckProps) => {
  const queries = useQueryClient();
  const remediation = useQuery(remediationOf(organization, requestId));
  const [checks, setChecks] = useState<Readonly<Record<string, Verdict>>>({});
  const put = (id: string, change: Partial<Verdict>) => setChecks((before) => ({ ...before, [id]: { ...(before[id] ?? NOTHING_SAID), ...change } }));
  const waiting = remediation.data?.items.filter(({ toCheck }) => toCheck) ?? [];
  const send = useMutation({
    mutationFn: () => checkRemediation(organization, requestId, waiting.map(({ findingId }) => ({ findingId, verdict: checks[findingId]?.verdict as 'accepted', words: checks[findingId]?.words ?? '' }))),
    onSuccess: async (now) => { queries.setQueryData(remediationOf(organization, requestId).queryKey, now); setChecks({}); await queries.invalidateQueries({ predicate: ({ queryKey }) => ['findings', 'requests', 'today', 'deadlines', 'residual-risk'].includes(String(queryKey[0])) }); },
    onError: () => void remediation.refetch(),
  });
  const errors = useFormErrors(send.error);
  if (remediation.isPending) return <SkeletonRows label="Reading what the vendor says" rows={3} />;
  if (remediation.isError) return <ProblemAlert title="What the vendor says could not be read" error={remediation.error} onRetry={() => void remediation.refetch()} lesser />;
  const verdicts = waiting.map(({ findingId }) => checks[findingId]?.verdict);
  const [closing, back] = [verdicts.filter((verdict) => verdict === 'accepted').length, verdicts.filter((verdict) => verdict === 'returned').length];
  return (
    <Section title="Findings to mend" count={remediation.data.items.length}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); send.mutate(); }}>
        <ErrorSummary errors={errors} />
        <ol className="lines">
          {remediation.data.items.map((item) => {
            const { findingId, found, status, toCheck } = item;
            const at = waiting.indexOf(item);
            return (
              <li key={findingId} style={{ borderTop: '1px solid var(--tint-12)', padding: 'var(--s4) 0' }}>
                <h3>{linkTo(findingId, found)} <small>{status === 'closed' ? <Status state="done">Closed</Status> : <span className="quiet">{FINDING_STATUS_LABELS[status]}</span>}</small></h3>
                <Said item={item} onDownload={onDownload} />
                {toCheck && mayClose && (
                  <>
                    <Choices name={`check-${findingId}`} legend="Your check" value={checks[findingId]?.verdict} onChange={(verdict) => put(findingId, { verdict: verdict as Verdict['verdict'] })} error={errorAt(errors, `checks-${at}-verdict`)} options={[{ value: 'accepted', label: 'It is mended: close the finding' }, { value: 'returned', label: 'It is not, or not shown: send it back' }]} />
                    {checks[findingId]?.verdict && <Field id={`checks-${at}-words`} label={checks[findingId]?.verdict === 'accepted' ? 'Why nothing is left to do' : 'What the vendor will read'} hint={checks[findingId]?.verdict === 'accepted' ? 'Stays in your record.' : 'Nothing about patients.'} error={errorAt(errors, `checks-${at}-words`)}>{(control) => <textarea rows={2} maxLength={2000} value={checks[findingId]?.words ?? ''} onChange={({ target }) => put(findingId, { words: target.value })} {...control} />}</Field>}
                  </>
                )}
              </li>
            );
          })}
        </ol>
        {mayClose && waiting.length > 0 && (
          <div className="row" style={{ marginTop: 'var(--s4)' }}>
            <Button kind="primary" type="submit" disabled={send.isPending || closing + back < waiting.length} title={closing + back < waiting.length ? 'Say of each what you make of it' : undefined}>{back > 0 ? `Send ${back} back in one mail${closing > 0 ? `, close ${closing}` : ''}` : `Close ${closing === 1 ? 'the finding' : `${closing} findings`}`}</Button>
          </div>
        )}
      </form>
    </Section>
  );
};
