import { Section } from '@holdfast/ui/section';
import { Link } from '@tanstack/react-router';
import { FindingList } from '../features/findings/finding-list.js';

/** What is open at one vendor; what was closed has its list among all findings. */
export const VendorFindings = ({ organization, vendorId }: { organization: string; vendorId: string }) => (
  <Section title="Findings">
    <FindingList organization={organization} question={{ vendorId, filter: 'open' }} linkTo={({ id }, words) => <Link to="/$organization/findings/$findingId" params={{ organization, findingId: id }}>{words}</Link>} whenEmpty={<p className="quiet">No finding is open.</p>} />
  </Section>
);
