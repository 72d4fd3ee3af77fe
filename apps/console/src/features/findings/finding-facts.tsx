import { DateText } from '@holdfast/ui/date-text';
import { DefinitionList } from '@holdfast/ui/definition-list';
import { Section } from '@holdfast/ui/section';
import type { ReactNode } from 'react';
import { FindingStatus } from './finding-status.js';
import type { Finding } from './findings.api.js';

const BASES = { law: 'Law', contract: 'Contract', policy: 'Your policy', proposed: 'Proposed rule: binds nobody yet' };
const CAUSES: Record<string, string> = { exceptions: 'A statement was made with exceptions', not_stated: 'A statement could not be made', taken_back: 'A statement is true no longer' };

/** What is known of a finding, where it comes from, and how it ended. */
export const FindingFacts = ({ finding, source }: { finding: Finding; source: ReactNode }) => (
  <>
    <DefinitionList look="facts" items={[
      { term: 'Severity', value: <FindingStatus {...finding} />, note: BASES[finding.basis] },
      { term: 'Mend by', value: <DateText day={finding.dueOn} weekday="always" />, note: 'your policy’s day' },
      { term: 'Opened', value: <DateText day={finding.openedOn} />, note: CAUSES[finding.cause] },
      { term: 'Owner', value: finding.owner },
    ]} />
    <Section title="In the vendor’s words" aside={source}>
      <p style={{ whiteSpace: 'pre-wrap', maxWidth: 'var(--measure)' }}>{finding.detail}</p>
      {finding.sinceOn && <p className="quiet" style={{ marginTop: 'var(--s2)' }}>Since <DateText day={finding.sinceOn} />, as the vendor says.</p>}
    </Section>
    {finding.status === 'closed' && (
      <Section title="Closed">
        <p style={{ whiteSpace: 'pre-wrap', maxWidth: 'var(--measure)' }}>{finding.closedBecause}</p>
        <p className="quiet" style={{ marginTop: 'var(--s2)' }}>{finding.closedBy}{finding.closedOn && <>, <DateText day={finding.closedOn} /></>}</p>
      </Section>
    )}
  </>
);
