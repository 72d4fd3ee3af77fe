import type { AgreementText as Agreement } from '@holdfast/domain/templates/agreement-text';
import type { TextChange } from '@holdfast/domain/templates/text-changes';
import { AgreementText } from '@holdfast/ui/agreement-text';
import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { Field } from '@holdfast/ui/field';
import { PageTitle } from '@holdfast/ui/page-title';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { FetchFile } from '../../shared/fetch-file.js';
import { OtherWays } from './other-ways.js';
import { SignForm } from './sign-form.js';
import { comment, documentAddress, sayRead, sealedAddress, type Signing, signingOf } from './signing.api.js';

const LEADS: Partial<Record<Signing['status'], (signing: Signing) => string>> = {
  taken_on: ({ requesterName }) => `${requesterName} asks you to sign this. Nothing is signed by reading.`,
  changes_requested: ({ requesterName }) => `You asked for changes. ${requesterName} answers with a new version; you get a mail.`,
  signed: ({ requesterName }) => `You have signed. ${requesterName} countersigns next; you get a mail with the sealed document.`,
  countersigned: ({ sealed }) => (sealed ? 'Signed by both sides and sealed. Your copy is below.' : 'Signed by both sides. The sealed document is being made; this takes a minute.'),
  declined: () => 'You declined. There is nothing left to do.',
  withdrawn: ({ requesterName }) => `${requesterName} withdrew this. There is nothing left to do.`,
};

/** A document to be signed: read, spoken about, signed. */
export const SigningDesk = ({ organization, requestId }: { organization: string; requestId: string }) => {
  const queries = useQueryClient();
  const { data: signing, error, refetch } = useQuery(signingOf(organization, requestId));
  const take = (next: Signing): void => {
    queries.setQueryData(signingOf(organization, requestId).queryKey, next);
    void queries.invalidateQueries({ queryKey: ['tasks', organization] });
  };
  const version = signing?.version;
  // That somebody has the document before her is on record, once a version.
  useEffect(() => { if (version !== undefined) void sayRead(organization, requestId).catch(() => undefined); }, [organization, requestId, version]);
  if (error && !signing) return <><PageTitle title="Your agreement" /><ProblemAlert title="The agreement could not be read" error={error} onRetry={() => void refetch()} /></>;
  if (!signing) return <SkeletonRows label="Reading the agreement" />;
  const open = signing.status === 'taken_on' || signing.status === 'changes_requested';
  return (
    <>
      <PageTitle title={signing.title} lead={LEADS[signing.status]?.(signing)} />
      {signing.status === 'taken_on' && <p className="after"><a href="#name" onClick={(event) => { event.preventDefault(); toSignature(); }}>Go to where you sign</a></p>}
      <Standing signing={signing} organization={organization} />
      {signing.reissuedBecause && <p className="prev">Version {signing.version}: {signing.reissuedBecause}{signing.changes.length > 0 && `. What changed is marked: ${signing.changes.map(({ label }) => label).join(', ')}.`}{signing.voided.length > 0 && ' What was signed before is void.'}</p>}
      <Section title="Read it" aside={<FetchFile title="The PDF could not be fetched" address={() => documentAddress(organization, requestId)}>Download the PDF</FetchFile>}>
        <p className="quiet">{signing.pages} pages as PDF, the same words as here. SHA-256 of the PDF: <span className="sha">{signing.documentSha256}</span></p>
        <details className="after" open={open || undefined}>
          <summary>The agreement</summary>
          <AgreementText document={signing.document as unknown as Agreement} changes={signing.changes as readonly TextChange[]} below={(clause) => <ClauseTalk signing={signing} clause={clause} open={open} onSay={(text) => comment(organization, requestId, { clauseId: clause.id, text }).then(take)} />} />
        </details>
      </Section>
      {signing.remarks.length > 0 && <Section title="What was said"><Remarks signing={signing} /></Section>}
      {signing.status === 'taken_on' && <Section title="Sign it"><SignForm key={signing.version} organization={organization} signing={signing} onSigned={take} /></Section>}
      {open && <Section title="Something else"><OtherWays organization={organization} signing={signing} onDone={take} /><p className="quiet after">Questions? Write to <a href={`mailto:${signing.senderEmail}`}>{signing.senderName}</a>.</p></Section>}
    </>
  );
};

/** The text is long, and the form stands below it. */
const toSignature = (): void => {
  const field = document.getElementById('name');
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
};

const Standing = ({ signing: { signatures, sealed, requesterName, vendorName }, organization, signing }: { signing: Signing; organization: string }) => (
  <>
    {signatures.length > 0 && (
      <Section title="Signed">
        <ul className="lines">{signatures.map(({ side, name, title, at }) => <li key={side}>{name}, {title}, for {side === 'vendor' ? vendorName : requesterName}, <DateText instant={at} time="zone" /></li>)}</ul>
      </Section>
    )}
    {sealed && (
      <Section title="Your sealed copy" aside={<FetchFile title="Your copy could not be fetched" address={() => sealedAddress(organization, signing.requestId)}>Download the sealed document</FetchFile>}>
        <p>It is in your own workspace, with its certificate of signatures. The seal was made by this Holdfast instance; one changed byte breaks it.</p>
        <p className="quiet">SHA-256 of the document as it was shown and agreed: <span className="sha">{sealed.documentSha256}</span></p>
        <p className="quiet">SHA-256 of the sealed file: <span className="sha">{sealed.sha256}</span></p>
      </Section>
    )}
  </>
);

const ClauseTalk = ({ signing, clause, open, onSay }: { signing: Signing; clause: { id: string; number: string; heading: string }; open: boolean; onSay: (text: string) => Promise<void> }) => {
  const [writing, setWriting] = useState(false);
  const [text, setText] = useState('');
  const saying = useMutation({ mutationFn: () => onSay(text.trim()), onSuccess: () => { setText(''); setWriting(false); } });
  const said = signing.remarks.filter(({ clauseId }) => clauseId === clause.id);
  return (
    <>
      {said.map(({ at, byName, text }) => <p key={at} className="quiet">{byName}: {text}</p>)}
      {open && !writing && <button type="button" className="asbutton quiet" onClick={() => setWriting(true)}>Comment<span className="vh"> on {clause.number} {clause.heading}</span></button>}
      {open && writing && (
        <form noValidate onSubmit={(event) => { event.preventDefault(); if (text.trim()) saying.mutate(); }}>
          <Field label={`Your comment on ${clause.number}`}>{(control) => <textarea {...control} value={text} onChange={({ target }) => setText(target.value)} />}</Field>
          {saying.isError && <ProblemAlert title="The comment was not sent" error={saying.error} kept="Your text is kept." lesser level={4} />}
          <div className="row"><Button size="small" type="submit" disabled={saying.isPending || !text.trim()}>Send the comment</Button><Button size="small" kind="quiet" onClick={() => setWriting(false)}>Cancel</Button></div>
        </form>
      )}
    </>
  );
};

const WORDS: Record<string, string> = { commented: 'commented', changes_requested: 'asked for changes', passed_on: 'passed it on to', declined: 'declined', reissued: 'sent a new version' };

const Remarks = ({ signing }: { signing: Signing }) => (
  <ul className="lines">{signing.remarks.map(({ at, byName, kind, clause, text }) => <li key={at + kind}>{byName} {WORDS[kind]}{clause && ` on ${clause}`}, <DateText instant={at} time />: {text}</li>)}</ul>
);
