import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { EvidenceFacts } from '@holdfast/domain/evidence/evidence-facts';
import type { Reuse } from '@holdfast/domain/prefill/reuse-hint';
import type { Answers } from '@holdfast/domain/questionnaires/questionnaire';
import type { ExchangeSide, RequestStepKind } from '@holdfast/domain/requests/request-steps';

/** One step of a request, as the side that took it told the other. `tenantId` is the requester. */
export interface ExchangeEvent {
  readonly tenantId: string;
  readonly id: string;
  readonly requestId: string;
  readonly number: number;
  readonly side: ExchangeSide;
  readonly kind: RequestStepKind;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly byName: string;
  readonly at: Date;
}

/** What the requester sent back: its words, and each question with what is asked about it. */
export interface ReturnPayload extends Record<string, unknown> {
  readonly submissionNumber: number;
  readonly message: string;
  readonly questions: readonly { readonly id: string; readonly message: string }[];
}

/** What a submission holds: the answers to what was asked, and nothing that was hidden by branching. */
export interface SubmissionContent {
  readonly asked: readonly string[];
  readonly answers: Answers;
  readonly comments: Readonly<Record<string, string>>;
  /** Answers taken over from earlier ones, where the vendor tells. */
  readonly reused?: Readonly<Record<string, Reuse>>;
}

/** What the vendor handed over: numbered, hashed, never changed. */
export interface Submission {
  readonly number: number;
  readonly content: SubmissionContent;
  /** Of the canonical JSON of content, files and signatory. */
  readonly sha256: string;
  readonly byName: string;
  readonly byTitle: string;
  /** Set where staff wrote it down: where it stands published, and the day on which it was read. */
  readonly sourceWords: string | null;
  readonly readOn: LocalDate | null;
  /** The requester's day. */
  readonly submittedOn: LocalDate;
  readonly at: Date;
}

/** One that is handed over now: by the vendor itself, where no source is said. */
export type NewSubmission = Omit<Submission, 'at' | 'sourceWords' | 'readOn'> & Partial<Pick<Submission, 'sourceWords' | 'readOn'>>;

export interface SubmissionFile {
  readonly id: string;
  readonly submissionNumber: number;
  readonly vendorFileId: string;
  readonly questionKeys: readonly string[];
  readonly kind: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly validTo: LocalDate | null;
  /** What the vendor says of it besides. */
  readonly facts: EvidenceFacts;
}

/** Rows of many requests, by the request they belong to. */
export const byRequest = <R extends { readonly requestId: string }>(rows: readonly R[]): ReadonlyMap<string, readonly R[]> => {
  const all = new Map<string, R[]>();
  for (const row of rows) {
    const known = all.get(row.requestId);
    if (known) known.push(row);
    else all.set(row.requestId, [row]);
  }
  return all;
};
