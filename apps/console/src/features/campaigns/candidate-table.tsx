import { Button } from '@holdfast/ui/button';
import { type Column, DataTable } from '@holdfast/ui/data-table';
import { type ReactNode, useState } from 'react';
import type { Candidate } from './campaigns.api.js';

const AT_ONCE = 100;

/** Another person than the one proposed. */
export interface ChosenContact {
  readonly id: string;
  readonly words: string;
}

interface CandidateTableProps {
  readonly candidates: readonly Candidate[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly chosen: ReadonlyMap<string, ChosenContact>;
  readonly onChoose: (vendorId: string, contact: ChosenContact) => void;
  /** The contacts of one vendor to choose from: handed in, because contacts are another feature's. */
  readonly chooser: (vendor: Candidate, onChosen: (contact: ChosenContact) => void, onClose: () => void) => ReactNode;
}

/** Who would be asked: ticked, each with the person whom the mail goes to. */
export const CandidateTable = ({ candidates, selected, onSelect, chosen, onChoose, chooser }: CandidateTableProps) => {
  const [shown, setShown] = useState(AT_ONCE);
  const [choosing, setChoosing] = useState<string>();
  const columns: Column<Candidate>[] = [
    { id: 'name', header: 'Vendor', name: true, cell: ({ name }) => name },
    { id: 'contact', header: 'The mail goes to', narrow: 'line', cell: ({ vendorId, contactName, contactEmail }) => chosen.get(vendorId)?.words ?? <>{contactName}<span className="also">{contactEmail}</span></> },
    { id: 'owner', header: 'In the name of', narrow: 'hide', cell: ({ owner }) => owner ?? 'You' },
    { id: 'act', header: 'Change the contact', headerHidden: true, action: true, cell: ({ vendorId, name }) => <Button size="small" kind="quiet" aria-label={`Another contact of ${name}`} onClick={() => setChoosing(choosing === vendorId ? undefined : vendorId)}>Another contact</Button> },
  ];
  return (
    <DataTable
      caption="Vendors who would be asked, by name" rows={candidates.slice(0, shown)} rowKey={({ vendorId }) => vendorId} rowName={({ name }) => name} columns={columns}
      selection={{ selected, onChange: onSelect, total: candidates.length, actions: selected.size < candidates.length && <Button size="small" onClick={() => onSelect(new Set(candidates.map(({ vendorId }) => vendorId)))}>Select all {candidates.length}</Button> }}
      below={(row) => row.vendorId === choosing && chooser(row, (contact) => { onChoose(row.vendorId, contact); setChoosing(undefined); }, () => setChoosing(undefined))}
      pages={candidates.length > shown && <><span>1 to {shown} of {candidates.length}</span><Button onClick={() => setShown(shown + AT_ONCE)}>Show more</Button></>}
    />
  );
};
