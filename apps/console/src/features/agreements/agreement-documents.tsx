import { ProblemAlert } from '@holdfast/ui/problem-alert';
import { sizeWords } from '@holdfast/contracts/size-words';
import { Status } from '@holdfast/ui/status';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type AgreementDocument, documentAddress, documentsOf } from './agreements.api.js';

/** The signed copies of one agreement, each with how far its check has come. */
export const AgreementDocuments = ({ organization, agreementId }: { organization: string; agreementId: string }) => {
  const documents = useQuery(documentsOf(organization, agreementId));
  const open = useMutation({
    mutationFn: (id: string) => documentAddress(organization, agreementId, id),
    // The address is answered as an attachment, so this page stays.
    onSuccess: ({ address }) => window.location.assign(address),
  });
  if (documents.isError) return <ProblemAlert lesser level={3} title="The signed copies could not be read" error={documents.error} onRetry={() => void documents.refetch()} />;
  if (!documents.data) return <span className="quiet">Reading …</span>;
  if (documents.data.length === 0) return <div><Status state="unknown">No signed copy</Status></div>;
  return (
    <>
      {open.isError && <ProblemAlert lesser level={3} title="It could not be opened" error={open.error} />}
      <ul>
        {documents.data.map((document) => <li key={document.id}>{shown(document, () => open.mutate(document.id))}</li>)}
      </ul>
    </>
  );
};

const shown = ({ name, state, refusal, bytes }: AgreementDocument, onOpen: () => void): ReactNode => {
  switch (state) {
    case 'available': return <><button type="button" className="asbutton" onClick={onOpen}><span className="vh">Download </span>{name}</button>{bytes !== null && <span className="quiet nw"> {sizeWords(bytes)}</span>}</>;
    case 'being_checked': return <><span>{name}</span> <Status state="unknown">Being checked</Status></>;
    case 'refused': return <><span>{name}</span> <Status state="gap">{refusal ?? 'Refused'}</Status></>;
    case 'purged': return <span className="quiet">{name}: purged</span>;
  }
};
