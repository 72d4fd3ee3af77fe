import type { Opinion } from '@holdfast/domain/evidence/evidence-facts';
import type { EvidenceField } from '@holdfast/domain/evidence/evidence-kinds';

export const EVIDENCE_FIELD_LABELS: Record<EvidenceField, string> = {
  asOf: 'Day of issue, approval or test',
  periodFrom: 'Period from',
  periodTo: 'Period to',
  bridgeTo: 'Bridge letter, until',
  validTo: 'Last valid day',
  opinion: 'Opinion',
  exceptions: 'Exceptions or findings',
  scope: 'What it covers',
  userControls: 'What it expects of its readers',
};

export const EVIDENCE_FIELD_HINTS: Partial<Record<EvidenceField, string>> = {
  bridgeTo: 'Only where a letter speaks for the time after the period.',
  validTo: 'Only where the document names one.',
  exceptions: 'In a few words; nothing about patients.',
  scope: 'The service, the site or the limit, as the document says.',
  userControls: 'Complementary user entity controls, one a line.',
};

export const OPINION_LABELS: Record<Opinion, string> = { unqualified: 'Unqualified', qualified: 'Qualified', adverse: 'Adverse', disclaimer: 'Disclaimer' };

export const USER_CONTROL_LABELS = { to_check: 'To check', in_place: 'In place', missing: 'Missing', not_needed: 'Not needed here' } as const;
