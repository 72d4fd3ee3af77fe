import { Button } from '@holdfast/ui/button';
import { Section } from '@holdfast/ui/section';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FindingList } from '../features/findings/finding-list.js';
import type { Finding } from '../features/findings/findings.api.js';
import { AskForRemediation } from './ask-for-remediation.js';

interface VendorFindingsProps {
  readonly organization: string;
  readonly vendorId: string;
  /** Where several may be chosen to be mended in one request. */
  readonly ask?: { readonly vendorName: string };
}

/** What is to be mended at one vendor; what was closed has its list among all findings. */
export const VendorFindings = ({ organization, vendorId, ask }: VendorFindingsProps) => {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<readonly Finding[]>();
  const close = () => { setAsked(undefined); setSelected(new Set()); };
  return (
    <Section title="Findings">
      <FindingList
        organization={organization} question={{ vendorId, filter: 'open' }}
        linkTo={({ id }, words) => <Link to="/$organization/findings/$findingId" params={{ organization, findingId: id }}>{words}</Link>}
        whenEmpty={<p className="quiet">No finding is to be mended.</p>}
        selection={ask && { selected, onChange: setSelected, actions: (chosen) => <Button size="small" kind="primary" onClick={() => setAsked(chosen)}>Ask the vendor to mend {chosen.length === 1 ? 'it' : 'them'}</Button> }}
      />
      {ask && asked && asked.length > 0 && <AskForRemediation organization={organization} vendorId={vendorId} vendorName={ask.vendorName} findings={asked} onClose={close} />}
    </Section>
  );
};
