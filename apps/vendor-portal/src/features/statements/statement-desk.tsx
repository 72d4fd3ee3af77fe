import { DateText } from '@holdfast/ui/date-text';
import { Choices } from '@holdfast/ui/field';
import { DefinitionList } from '@holdfast/ui/definition-list';
import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FetchFile } from '../../shared/fetch-file.js';
import { AttestForm, type Typed } from './attest-form.js';
import { NotTrueForm } from './not-true-form.js';
import { PassStatementForm, PassStatementOn } from './pass-statement-on.js';
import { StatementText } from './statement-text.js';
import { cannotState, statementPaper, type Stating, statingOf, takeBack } from './statements.api.js';

const LEADS: Partial<Record<Stating['status'], (stating: Stating) => string>> = {
  taken_on: ({ requesterName }) => `${requesterName} asks your company to state this. Nothing is stated by reading.`,
  stated: ({ requesterName, mayState }) => `${requesterName} has your statement. If it stops being true, ${mayState ? 'say so below' : 'tell who may speak for your company'}.`,
  taken_back: ({ requesterName }) => `You said that it is true no longer. ${requesterName} has been told; what you stated stays on record with that day.`,
  declined: ({ requesterName }) => `You said that this cannot be stated. ${requesterName} has been told.`,
  withdrawn: ({ requesterName }) => `${requesterName} withdrew this. There is nothing left to do.`,
};

/** A statement that is asked for: read, filled in, made; or said to be not true. */
export const StatementDesk = ({ organization, requestId }: { organization: string; requestId: string }) => {
  const queries = useQueryClient();
  const { data: stating, error, refetch } = useQuery(statingOf(organization, requestId));
  const take = (next: Stating): void => {
    queries.setQueryData(statingOf(organization, requestId).queryKey, next);
    void queries.invalidateQueries({ queryKey: ['tasks', organization] });
    window.scrollTo({ top: 0 });
  };
  if (error && !stating) return <><PageTitle title="Your statement" /><ProblemAlert title="The statement could not be read" error={error} onRetry={() => void refetch()} /></>;
  if (!stating) return <SkeletonRows label="Reading the statement" />;
  return (
    <>
      <PageTitle title={stating.statement.title} lead={LEADS[stating.status]?.(stating)} />
      {stating.status === 'taken_on' && (stating.mayState ? <OpenStatement organization={organization} stating={stating} onDone={take} /> : <ReadOnlyStatement organization={organization} stating={stating} />)}
      {stating.notTrue && <NotTrue stating={stating} />}
      {stating.made && <MadeStatement organization={organization} stating={stating} onDone={take} made={stating.made} />}
      {stating.status !== 'taken_on' && <RestsOn stating={stating} />}
    </>
  );
};

interface PartProps {
  readonly organization: string;
  readonly stating: Stating;
  readonly onDone: (stating: Stating) => void;
}

const OpenStatement = ({ organization, stating, onDone }: PartProps) => {
  const { requestId, statement, known, toldBefore, senderName, senderEmail } = stating;
  const [way, setWay] = useState<string>();
  const [typed, setTyped] = useState<Typed>({ values: toldBefore, exceptions: null, exceptionsText: '', name: '', title: '' });
  const exceptions = typed.exceptions === 'some' ? typed.exceptionsText : (typed.exceptions ?? '');
  return (
    <>
      <Section title="What you would state"><StatementText statement={statement} values={{ ...typed.values, ...known, attestorName: typed.name, attestorTitle: typed.title, exceptions }} /></Section>
      <RestsOn stating={stating} />
      <Section title="Your answer">
        <Choices legend="Can you state this?" name="way" value={way} onChange={setWay} options={[
          { value: 'state', label: 'Yes, we can state this', hint: statement.takesExceptions ? 'with exceptions, if there are any' : undefined },
          { value: 'not', label: 'Something is no longer true, or we cannot state this' },
        ]} />
        {way === 'state' && <AttestForm organization={organization} stating={stating} typed={typed} onType={setTyped} onStated={onDone} />}
        {way === 'not' && <NotTrueForm stating={stating} label="Say what is not true" button={`Tell ${stating.requesterName}`} act={(body) => cannotState(organization, requestId, body)} onSaid={onDone} />}
      </Section>
      <Section title="Something else">
        <PassStatementOn organization={organization} requestId={requestId} />
        <p className="quiet after">Questions? Write to <a href={`mailto:${senderEmail}`}>{senderName}</a>.</p>
      </Section>
    </>
  );
};

/** For who may read it and not state it: the words, who may, and how it gets to them. */
const ReadOnlyStatement = ({ organization, stating }: Omit<PartProps, 'onDone'>) => {
  const { requestId, statement, known, toldBefore, mayPassOn, senderName, senderEmail } = stating;
  return (
    <>
      <Section title="What your company would state"><StatementText statement={statement} values={{ ...toldBefore, ...known }} /></Section>
      <Section title="Who may state it">
        <p>{whoMay(stating)}</p>
        <p className="after">With what you may do here, you can read it and not state it.</p>
        {mayPassOn && <PassStatementForm organization={organization} requestId={requestId} />}
      </Section>
      <RestsOn stating={stating} />
      <p className="quiet after">Questions? Write to <a href={`mailto:${senderEmail}`}>{senderName}</a>.</p>
    </>
  );
};

const whoMay = ({ statement: { mayAttest, notBy } }: Stating): string => `${mayAttest}${notBy.length > 0 ? ` Not by ${notBy.join(', nor by ')}.` : ''}`;

const MadeStatement = ({ organization, stating, made, onDone }: PartProps & { made: NonNullable<Stating['made']> }) => (
  <>
    <Section title="What you stated" aside={made.printed ? <FetchFile title="The PDF could not be fetched" address={() => statementPaper(organization, stating.requestId)}>Download the PDF</FetchFile> : <span className="quiet" role="status">The PDF is being made</span>}>
      <p className="statement">{made.text}</p>
      <DefinitionList items={[
        { term: 'Stated by', value: `${made.byName}, ${made.byTitle}` },
        { term: 'On', value: <DateText instant={made.at} time="zone" /> },
        { term: 'Reference', value: <span className="sha">{made.sha256}</span>, note: 'The SHA-256 of the text.' },
      ]} />
    </Section>
    {stating.status === 'stated' && stating.mayState && (
      <Section title="When it stops being true">
        <details className="after">
          <summary>Something is no longer true</summary>
          <NotTrueForm stating={stating} label="Say what is no longer true" button={`Tell ${stating.requesterName}`} act={(body) => takeBack(organization, stating.requestId, body)} onSaid={onDone} />
        </details>
      </Section>
    )}
  </>
);

const PHI_WORDS = { yes: 'PHI was affected', no: 'PHI was not affected', unknown: 'Whether PHI was affected is not known yet' };

const NotTrue = ({ stating: { notTrue, status } }: { stating: Stating }) => notTrue && (
  <Section title={status === 'declined' ? 'Why it could not be stated' : 'What is no longer true'}>
    <blockquote className="quoted" style={{ whiteSpace: 'pre-wrap' }}>{notTrue.reason}</blockquote>
    <p className="after">Since <DateText day={notTrue.since} />. {PHI_WORDS[notTrue.phi]}. Said by {notTrue.byName}, <DateText instant={notTrue.at} time />.</p>
  </Section>
);

const BASES = { law: 'a duty in law', contract: 'your agreement', policy: 'the policy of who asks', proposed: 'a rule that is only proposed and binds nobody yet' };

const RestsOn = ({ stating }: { stating: Stating }) => {
  const { statement } = stating;
  return (
    <details className="after">
      <summary>What it rests on, and who may state it</summary>
      <p>It rests on {BASES[statement.basis]}. {statement.basisNote}</p>
      <p>{statement.period}</p>
      <p>{whoMay(stating)}</p>
      <p className="quiet">{statement.citations.join(', ')}. Version {statement.version}.</p>
    </details>
  );
};
