import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { DefinitionList } from '@holdfast/ui/definition-list';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { StatementPreview } from './statement-preview.js';
import { statementPaper, statingOf } from './statements.api.js';

const PHI_WORDS = { yes: 'PHI was affected, the vendor says', no: 'PHI was not affected, the vendor says', unknown: 'The vendor does not know yet whether PHI was affected' };

interface StatementStateProps {
  readonly organization: string;
  readonly requestId: string;
  /** What the statement opened: handed in, because findings are another feature's. */
  readonly findings: ReactNode;
}

/** What was asked for, what was stated word for word, and since when it is true no longer. */
export const StatementState = ({ organization, requestId, findings }: StatementStateProps) => {
  const { data: stating, error, refetch } = useQuery(statingOf(organization, requestId));
  const paper = useMutation({ mutationFn: () => statementPaper(organization, requestId), onSuccess: ({ address }) => window.location.assign(address) });
  if (error && !stating) return <ProblemAlert title="The statement could not be read" error={error} onRetry={() => void refetch()} lesser level={2} />;
  if (!stating) return <SkeletonRows label="Reading the statement" rows={4} />;
  const { statement, made, notTrue, sha256 } = stating;
  return (
    <>
      {notTrue && (
        <Section title={made ? 'True no longer' : 'It could not be stated'}>
          <p><Status state="gap">{made ? <span>Not true since <DateText day={notTrue.since} /></span> : 'The vendor cannot state this'}</Status></p>
          <p style={{ whiteSpace: 'pre-wrap', maxWidth: 'var(--measure)', marginTop: 'var(--s3)' }}>{notTrue.reason}</p>
          <p className="quiet" style={{ marginTop: 'var(--s2)' }}>{PHI_WORDS[notTrue.phi]}. Said by {notTrue.byName}, <DateText instant={notTrue.at} time="zone" />.</p>
        </Section>
      )}
      {made && (
        <Section title="What was stated" aside={<Button size="small" disabled={paper.isPending || !made.printed} onClick={() => paper.mutate()}>{made.printed ? 'Download the PDF' : 'The PDF is being made'}</Button>}>
          {paper.isError && <ProblemAlert title="The PDF could not be fetched" error={paper.error} lesser level={3} />}
          <p>{made.exceptions === null ? 'Made without exceptions' : <Status state="gap">Made with exceptions</Status>}</p>
          <p style={{ whiteSpace: 'pre-wrap', maxWidth: 'var(--measure)', marginTop: 'var(--s3)' }}>{made.text}</p>
          <DefinitionList items={[
            { term: 'Stated by', value: `${made.byName}, ${made.byTitle}`, note: made.authenticated },
            { term: 'On', value: <DateText instant={made.at} time="zone" /> },
            { term: 'SHA-256 of the text', value: <span style={{ overflowWrap: 'anywhere' }}>{made.sha256}</span> },
          ]} />
        </Section>
      )}
      {findings}
      <Section title="What was asked for">
        <p>{statement.title}, version {statement.version}. {statement.period}</p>
        <StatementPreview statement={{ ...statement, on: true }} />
        <p className="quiet" style={{ marginTop: 'var(--s2)', overflowWrap: 'anywhere' }}>SHA-256 of its words: {sha256}</p>
      </Section>
    </>
  );
};
