/** What is said of a document, beside its kind. Days are local dates. */
export const EVIDENCE_FIELDS = ['asOf', 'periodFrom', 'periodTo', 'bridgeTo', 'validTo', 'opinion', 'exceptions', 'scope', 'userControls'] as const;
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number];

export interface EvidenceKind {
  readonly label: string;
  /** What matters of a document of this kind, in the order in which it is asked. */
  readonly fields: readonly EvidenceField[];
  /** Where the document itself names no last day: months after its period or day for which it usually counts. Absent: cannot tell. */
  readonly months?: number;
}

const REPORT: readonly EvidenceField[] = ['opinion', 'exceptions', 'scope', 'userControls'];
const CERTIFICATE: readonly EvidenceField[] = ['asOf', 'validTo', 'scope'];

/** Documents whose fields are known. Any other is described by its day, its last day and its scope. */
export const EVIDENCE_KINDS: Readonly<Record<string, EvidenceKind>> = {
  soc2_type1: { label: 'SOC 2 Type 1 report', fields: ['asOf', ...REPORT], months: 12 },
  soc2_type2: { label: 'SOC 2 Type 2 report', fields: ['periodFrom', 'periodTo', 'bridgeTo', ...REPORT], months: 12 },
  hitrust_e1: { label: 'HITRUST e1 certificate', fields: CERTIFICATE, months: 12 },
  hitrust_i1: { label: 'HITRUST i1 certificate', fields: CERTIFICATE, months: 12 },
  hitrust_r2: { label: 'HITRUST r2 certificate', fields: CERTIFICATE, months: 24 },
  iso_27001: { label: 'ISO/IEC 27001 certificate', fields: CERTIFICATE, months: 36 },
  pci_aoc: { label: 'PCI DSS attestation of compliance', fields: CERTIFICATE, months: 12 },
  pentest_report: { label: 'Penetration test report', fields: ['asOf', 'exceptions', 'scope'], months: 12 },
  certificate_of_insurance: { label: 'Certificate of insurance', fields: ['periodFrom', 'validTo', 'scope'] },
  policy: { label: 'Policy', fields: ['asOf', 'validTo', 'scope'], months: 12 },
  training_record: { label: 'Training record', fields: ['periodFrom', 'periodTo', 'scope'], months: 12 },
  cmmc_certificate: { label: 'CMMC certificate', fields: CERTIFICATE, months: 36 },
  data_destruction_certificate: { label: 'Certificate of destruction', fields: ['asOf', 'scope'] },
  other: { label: 'Other document', fields: ['asOf', 'validTo', 'scope'] },
};

/** What a question asks for, where several kinds of document would show it. */
const SHOWN_BY: Readonly<Record<string, readonly string[]>> = {
  soc2_report: ['soc2_type2', 'soc2_type1'],
  hitrust_letter: ['hitrust_r2', 'hitrust_i1', 'hitrust_e1'],
  iso_certificate: ['iso_27001'],
  training_certificate: ['training_record'],
  training_log: ['training_record'],
};

/** The kinds of document that show what a question asks for: the same word where no other is known. */
export const kindsFor = (asked: readonly string[]): string[] => [...new Set(asked.flatMap((kind) => SHOWN_BY[kind] ?? [kind]))];

/** Whether a document of this kind shows what was asked for. */
export const shows = (kind: string, asked: string): boolean => kindsFor([asked]).includes(kind);

export const evidenceKind = (kind: string): EvidenceKind => EVIDENCE_KINDS[kind] ?? { ...EVIDENCE_KINDS.other, label: wordsOf(kind) };

const NAMES: Record<string, string> = { baa: 'BAA', soc2: 'SOC 2', hitrust: 'HITRUST', iso: 'ISO', cmmc: 'CMMC', fedramp: 'FedRAMP', mdm: 'mobile device management', sprs: 'SPRS', qsoa: 'QSOA', deidentification: 'de-identification' };

/** `risk_analysis` is a risk analysis. */
const wordsOf = (kind: string): string => {
  const words = kind.split('_').map((word) => NAMES[word] ?? word).join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
