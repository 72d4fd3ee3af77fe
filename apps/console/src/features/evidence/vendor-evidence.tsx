import { Button } from '@holdfast/ui/button';
import { DataTable } from '@holdfast/ui/data-table';
import { DateText } from '@holdfast/ui/date-text';
import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { Section } from '@holdfast/ui/section';
import { sizeWords } from '@holdfast/contracts/size-words';
import { SkeletonRows } from '@holdfast/ui/skeleton-rows';
import { Status } from '@holdfast/ui/status';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CoverageBand } from './coverage-band.js';
import { evidenceAddress, type EvidenceDocument, evidenceOf } from './evidence.api.js';
import { kindWords, saysWords } from './evidence-words.js';
import { PatientDataDialog } from './patient-data-dialog.js';
import { ReadDocumentDialog } from './read-document-dialog.js';
import { RecordDocumentDialog } from './record-document-dialog.js';
import { UserControlsDialog } from './user-controls-dialog.js';

const custodyOf = ({ custody, replacedBy }: EvidenceDocument) => {
  switch (custody) {
    case 'ours': return replacedBy ? <Status state="none">An earlier one; a newer counts longer</Status> : <Status state="done">Our copy, hash kept</Status>;
    case 'copying': return <Status state="unknown">Being copied</Status>;
    case 'checking': return <Status state="unknown">Being checked</Status>;
    case 'quarantined': return <Status state="gap">Quarantined: nobody gets it</Status>;
    case 'purged': return <Status state="none">Purged; its hash stays</Status>;
  }
};

type Open = { readonly what: 'read' | 'controls' | 'patient-data'; readonly document: EvidenceDocument } | { readonly what: 'add' };

interface VendorEvidenceProps {
  readonly organization: string;
  readonly vendorId: string;
  readonly mayAdd: boolean;
  readonly mayPurge: boolean;
}

/** What is known of this vendor by documents: of which days they speak, until when each counts, and where it stands. */
export const VendorEvidence = ({ organization, vendorId, mayAdd, mayPurge }: VendorEvidenceProps) => {
  const evidence = useQuery({ ...evidenceOf(organization, vendorId), refetchInterval: ({ state: { data } }) => (data?.documents.some(({ custody }) => custody === 'checking') ? 2_000 : false) });
  const [open, setOpen] = useState<Open>();
  const download = useMutation({ mutationFn: (id: string) => evidenceAddress(organization, id), onSuccess: ({ address }) => window.location.assign(address) });
  const close = () => setOpen(undefined);
  return (
    <>
      {evidence.data && evidence.data.coverage.length > 0 && (
        <Section title="Days that documents speak of">
          {evidence.data.coverage.map((coverage) => <CoverageBand key={coverage.kind} coverage={coverage} />)}
        </Section>
      )}
      <Section title="Evidence" count={evidence.data?.documents.length} aside={mayAdd && <Button size="small" onClick={() => setOpen({ what: 'add' })}>Add a document</Button>}>
        {evidence.data?.scanner === null && <p className="quiet">No virus scanner is set up: files are checked by built-in rules only.</p>}
        {evidence.isPending && <SkeletonRows label="Reading the evidence" rows={2} />}
        {evidence.isError && <ProblemAlert title="The evidence could not be read" error={evidence.error} onRetry={() => void evidence.refetch()} lesser level={3} />}
        {download.isError && <ProblemAlert title="The document was not handed out" error={download.error} lesser level={3} />}
        {evidence.isSuccess && (
          <DataTable
            caption="Evidence, newest first"
            rows={evidence.data.documents}
            rowKey={({ id }) => id}
            columns={[
              { id: 'name', header: 'Document', name: true, cell: ({ name, bytes, kind, source, sourceNote }) => <>{name}<span className="also">{kindWords(kind)}, {sizeWords(bytes)}{source === 'staff' && <>. Recorded by staff: {sourceNote}</>}</span></> },
              { id: 'says', header: 'Says', hideBelow: 1100, cell: ({ facts, readHere }) => saysWords(facts) && <>{saysWords(facts)}<span className="also">{readHere ? 'Read here' : 'As the vendor says'}</span></>, empty: 'Nobody said more of it' },
              { id: 'valid', header: 'Counts until', cell: ({ validity }) => validity && <><DateText day={validity.until} /><span className="also">{validity.from === 'stated' ? 'as it says' : 'by your policy'}<span className="vh">: {validity.why}</span></span></>, empty: 'Cannot tell: it names no day' },
              { id: 'state', header: 'State', narrow: 'dot', cell: custodyOf },
              { id: 'received', header: 'Received', hideBelow: 1100, cell: ({ receivedAt }) => <DateText instant={receivedAt} /> },
              { id: 'open', header: 'Acts', headerHidden: true, action: true, cell: (document) => (
                <span className="row">
                  {document.custody === 'ours' && <Button size="small" disabled={download.isPending} onClick={() => download.mutate(document.id)}>Download<span className="vh"> {document.name}</span></Button>}
                  {mayAdd && document.custody !== 'purged' && <Button size="small" kind="quiet" onClick={() => setOpen({ what: 'read', document })}>What it says<span className="vh">: {document.name}</span></Button>}
                  {(document.controlsToCheck > 0 || document.facts.userControls) && <Button size="small" kind="quiet" onClick={() => setOpen({ what: 'controls', document })}>{document.controlsToCheck > 0 ? `${document.controlsToCheck} to check` : 'Expected of us'}<span className="vh">: {document.name}</span></Button>}
                  {mayPurge && (document.custody === 'ours' || document.custody === 'quarantined') && <Button size="small" kind="quiet" onClick={() => setOpen({ what: 'patient-data', document })}>{document.custody === 'ours' ? 'Patient data …' : 'Purge …'}<span className="vh"> {document.name}</span></Button>}
                </span>
              ), empty: 'It is being copied' },
            ]}
            whenEmpty={<p className="quiet">No document yet. They come with answers to a request, or you add what you have from elsewhere.</p>}
          />
        )}
      </Section>
      {open?.what === 'add' && <RecordDocumentDialog organization={organization} vendorId={vendorId} onClose={close} />}
      {open?.what === 'read' && <ReadDocumentDialog organization={organization} vendorId={vendorId} document={open.document} onClose={close} />}
      {open?.what === 'controls' && <UserControlsDialog organization={organization} document={open.document} onClose={close} />}
      {open?.what === 'patient-data' && <PatientDataDialog organization={organization} document={open.document} onClose={close} />}
    </>
  );
};
