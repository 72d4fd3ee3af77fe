import { BASIS_LABELS } from '@holdfast/contracts/deadlines';
import { FINDING_CAUSE_LABELS, FINDING_STATUS_LABELS } from '@holdfast/contracts/findings';
import { DateText } from '@holdfast/ui/date-text';
import { DefinitionList } from '@holdfast/ui/definition-list';
import { Section } from '@holdfast/ui/section';
import type { ReactNode } from 'react';
import { FindingStatus } from './finding-status.js';
import type { Finding } from './findings.api.js';

const WORDS = { whiteSpace: 'pre-wrap', maxWidth: 'var(--measure)', overflowWrap: 'anywhere' } as const;

/** What is known of a finding, where it comes from, and how it ended. */
export const FindingFacts = ({ finding, source }: { finding: Finding; source: ReactNode }) => (
  <>
    <DefinitionList look="facts" items={[
      { term: 'Severity', value: <FindingStatus {...finding} />, note: finding.basis === 'proposed' ? 'Proposed rule: binds nobody yet' : BASIS_LABELS[finding.basis] },
      { term: 'State', value: FINDING_STATUS_LABELS[finding.status], note: finding.exceptedUntil && <>until <DateText day={finding.exceptedUntil} /></> },
      { term: 'Mend by', value: <DateText day={finding.dueOn} weekday="always" />, note: 'your policy’s day' },
      { term: 'Opened', value: <DateText day={finding.openedOn} />, note: FINDING_CAUSE_LABELS[finding.cause] },
      { term: 'Owner', value: finding.owner },
    ]} />
    {finding.expected && <Section title="What would be enough"><p style={WORDS}>{finding.expected}</p></Section>}
    <Section title={finding.rule ? 'What the agreements say' : finding.cause === 'condition' ? 'Where it comes from' : 'In the vendor’s words'} aside={source}>
      <p style={WORDS}>{finding.detail || <span className="quiet">{finding.cause === 'condition' ? 'A condition of your decision.' : 'It said nothing.'}</span>}</p>
      {finding.sinceOn && <p className="quiet" style={{ marginTop: 'var(--s2)' }}>Since <DateText day={finding.sinceOn} />, as the vendor says.</p>}
      {(finding.questionKey ?? finding.rule) && <p className="quiet" style={{ marginTop: 'var(--s2)' }}>{finding.rule ? `Rule ${finding.rule}` : `Question ${finding.questionKey}`}{finding.seenIn !== null && `, seen last in submission ${finding.seenIn}`}.</p>}
    </Section>
    {finding.materialBreach && (
      <Section title="It may be a material breach">
        <p style={WORDS}>{finding.curePlan ? `Plan to cure it: ${finding.curePlan}` : 'There is no plan to cure it. Steps to cure it, and failing that, termination if feasible, are for counsel (45 CFR 164.504(e)(1)).'}</p>
      </Section>
    )}
    {finding.status === 'closed' && (
      <Section title="Closed">
        <p style={WORDS}>{finding.closedBecause}</p>
        <p className="quiet" style={{ marginTop: 'var(--s2)' }}>{finding.closedBy}{finding.closedOn && <>, <DateText day={finding.closedOn} /></>}</p>
      </Section>
    )}
  </>
);
