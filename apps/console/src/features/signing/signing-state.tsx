import type { AgreementText as Agreement } from '@holdfast/domain/templates/agreement-text';
import type { TextChange } from '@holdfast/domain/templates/text-changes';
import { AgreementText } from '@holdfast/ui/agreement-text';
import { Button } from '@holdfast/ui/button';
import { DateText } from '@holdfast/ui/date-text';
import { DefinitionList } from '@holdfast/ui/definition-list';
import { Dialog } from '@holdfast/ui/dialog';
import { ErrorSummary } from '@holdfast/ui/error-summary';
import { Field } from '@holdfast/ui/field';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorAt, useFormErrors } from '../../shared/form-errors.js';
import { CountersignDialog } from './countersign-dialog.js';
import { checkSeal, documentAddress, reissue, sealedAddress, type Signing, signingOf } from './signing.api.js';

interface SigningStateProps {
  readonly organization: string;
  readonly requestId: string;
  readonly mayCountersign: boolean;
  readonly maySend: boolean;
}

const WORDS: Record<string, string> = { commented: 'commented', changes_requested: 'asked for changes', passed_on: 'passed it on to', declined: 'declined', reissued: 'sent a new version' };

/** How far a signature has come: who read it, what was said, who signed, the seal with both hashes. */
export const SigningState = ({ organization, requestId, mayCountersign, maySend }: SigningStateProps) => {
  const queries = useQueryClient();
  const { data: signing, error, refetch } = useQuery(signingOf(organization, requestId));
  const [asked, setAsked] = useState<'countersign' | 'reissue'>();
  const take = (next: Signing): void => {
    setAsked(undefined);
    queries.setQueryData(signingOf(organization, requestId).queryKey, next);
    void queries.invalidateQueries({ queryKey: ['requests', organization] });
    void queries.invalidateQueries({ queryKey: ['agreements', organization] });
  };
  if (error) return <ProblemAlert title="The signature could not be read" error={error} onRetry={() => void refetch()} />;
  if (!signing) return <SkeletonRows label="Reading the signature" />;
  const { signatures, readings, remarks, status, version, sealed } = signing;
  return (
    <>
      <Section title="Signature" aside={<span className="row">
        {maySend && ['taken_on', 'changes_requested', 'signed'].includes(status) && <Button size="small" onClick={() => setAsked('reissue')}>Send a new version</Button>}
        {mayCountersign && status === 'signed' && <Button size="small" kind="primary" onClick={() => setAsked('countersign')}>Countersign</Button>}
      </span>}>
        <DefinitionList items={[
          { term: 'Version', value: `${version}, ${signing.pages} pages`, note: signing.reissuedBecause || undefined },
          { term: 'Read by', value: readings.filter((reading) => reading.version === version).length > 0 ? readings.filter((reading) => reading.version === version).map(({ email, name, at }) => <span key={email} className="also">{name}, {email}, <DateText instant={at} time /></span>) : <span className="quiet">Nobody opened it yet</span> },
          ...(['vendor', 'requester'] as const).map((side) => {
            const made = signatures.find((signature) => signature.side === side);
            return { term: side === 'vendor' ? `For ${signing.vendorName}` : `For ${signing.requesterName}`, value: made ? <><Status state="done">Signed</Status> by {made.name}, {made.title}, <DateText instant={made.at} time /></> : <Status state="unknown">Not signed</Status> };
          }),
          { term: 'SHA-256 of the document as shown', value: <span className="id" style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>{signing.documentSha256}</span> },
        ]} />
        <div className="row" style={{ marginTop: 'var(--s3)' }}><Fetch title="The PDF could not be fetched" address={() => documentAddress(organization, requestId)}>Download the PDF that is signed</Fetch></div>
      </Section>
      {remarks.length > 0 && (
        <Section title="What was said" count={remarks.length}>
          <ul className="checks">{remarks.map(({ at, kind, byName, clause, text }) => <li key={at + kind}>{byName} {WORDS[kind]}{clause && ` on ${clause}`}, <DateText instant={at} time />: {text}</li>)}</ul>
        </Section>
      )}
      {(sealed || status === 'countersigned') && <SealSection organization={organization} signing={signing} />}
      <Section title="The text">
        <details><summary>{signing.changes.length > 0 ? `Read version ${version}; ${signing.changes.length} places differ from the one before and are marked` : 'Read it'}</summary><AgreementText document={signing.document as unknown as Agreement} changes={signing.changes as readonly TextChange[]} /></details>
      </Section>
      {asked === 'countersign' && <CountersignDialog organization={organization} signing={signing} onSigned={take} onClose={() => setAsked(undefined)} />}
      {asked === 'reissue' && <ReissueDialog organization={organization} signing={signing} onDone={take} onClose={() => setAsked(undefined)} />}
    </>
  );
};

const SealSection = ({ organization, signing: { requestId, sealed } }: { organization: string; signing: Signing }) => {
  const check = useMutation({ mutationFn: () => checkSeal(organization, requestId) });
  if (!sealed) return <Section title="Seal"><p role="status">Both sides have signed. The sealed document is being made; this takes a minute.</p></Section>;
  return (
    <Section title="Seal" aside={<span className="row"><Button size="small" disabled={check.isPending} onClick={() => check.mutate()}>Check the seal</Button><Fetch title="The sealed document could not be fetched" address={() => sealedAddress(organization, requestId)}>Download the sealed document</Fetch></span>}>
      <div role="status">
        {check.data && <p><Status state={check.data.state === 'valid' ? 'done' : 'gap'}>{check.data.sentence}</Status> <span className="quiet">Checked just now, byte by byte.</span></p>}
      </div>
      {check.isError && <ProblemAlert title="The seal could not be checked" error={check.error} lesser level={3} onRetry={() => check.mutate()} />}
      <DefinitionList items={[
        { term: 'Sealed', value: <DateText instant={sealed.sealedAt} time="zone" />, note: 'by this Holdfast instance, with its own certificate' },
        { term: 'SHA-256 as shown and agreed', value: <span className="id" style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>{sealed.documentSha256}</span> },
        { term: 'SHA-256 of the sealed file', value: <span className="id" style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>{sealed.sha256}</span> },
        { term: 'Certificate', value: <span className="id" style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>{sealed.issuer}</span> },
      ]} />
    </Section>
  );
};

const ReissueDialog = ({ organization, signing, onDone, onClose }: { organization: string; signing: Signing; onDone: (signing: Signing) => void; onClose: () => void }) => {
  const send = useMutation({ mutationFn: (reason: string) => reissue(organization, signing.requestId, reason), onSuccess: onDone });
  const errors = useFormErrors(send.error);
  return (
    <Dialog opened onClose={onClose} title="Send a new version" said={`The draft as it is saved now. What was signed before is void, and ${signing.vendorName} sees what changed.`}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); send.mutate(String(new FormData(event.currentTarget).get('reason')).trim()); }}>
        <ErrorSummary errors={errors} />
        <Field id="reason" label="What changed, in a sentence the vendor reads" error={errorAt(errors, 'reason')}>{(control) => <textarea name="reason" rows={3} {...control} />}</Field>
        <div className="row" style={{ marginTop: 'var(--s4)' }}><Button kind="primary" type="submit" disabled={send.isPending}>Send it</Button><Button kind="quiet" onClick={onClose}>Cancel</Button></div>
      </form>
    </Dialog>
  );
};

const Fetch = ({ address, title, children }: { address: () => Promise<{ address: string }>; title: string; children: string }) => {
  const fetching = useMutation({ mutationFn: address, onSuccess: ({ address }) => window.location.assign(address) });
  return <><Button size="small" disabled={fetching.isPending} onClick={() => fetching.mutate()}>{children}</Button>{fetching.isError && <ProblemAlert title={title} error={fetching.error} lesser level={3} />}</>;
};
