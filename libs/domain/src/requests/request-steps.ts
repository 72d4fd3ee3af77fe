/** What can be asked of a vendor. All but a statement and a signature freeze a questionnaire, and are answered, submitted and reviewed alike. */
export const REQUEST_KINDS = ['questionnaire', 'documents', 'remediation', 'subcontractors', 'attestation', 'return_or_destroy', 'statement', 'signature'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** What the steps made of a request; *late* and *in progress* are derived. */
export const REQUEST_STATUSES = ['sent', 'taken_on', 'submitted', 'returned', 'decided', 'amending', 'changes_requested', 'signed', 'countersigned', 'stated', 'taken_back', 'declined', 'withdrawn'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** Who writes a step: the organization that asks, or the vendor's own. */
export type ExchangeSide = 'requester' | 'vendor';

export type RequestStepKind = RequestStatus | 'recorded' | 'due_moved' | 'more_time_asked' | 'more_time_refused' | 'question_asked' | 'question_answered' | 'commented' | 'passed_on' | 'reissued';

interface RequestStep {
  readonly side: ExchangeSide;
  /** The statuses from which it may be taken; none: it is the first. */
  readonly from: readonly RequestStatus[];
  /** What it makes of the request; null: the status stays. */
  readonly to: RequestStatus | null;
  /** The kinds of requests that know it; absent: all. */
  readonly only?: readonly RequestKind[];
}

const WAITING: readonly RequestStatus[] = ['sent', 'taken_on', 'returned'];
const ANSWERED: readonly RequestKind[] = ['questionnaire', 'documents', 'remediation', 'subcontractors', 'attestation', 'return_or_destroy'];
const SIGNED: readonly RequestKind[] = ['signature'];
const STATED: readonly RequestKind[] = ['statement'];

/** Every step a request can take, who may take it, and from where. A request is what its steps made of it: none is undone. */
export const REQUEST_STEPS: Record<RequestStepKind, RequestStep> = {
  sent: { side: 'requester', from: [], to: 'sent' },
  /** Nobody was asked: staff recorded what the vendor publishes. It is read like a submission, and cannot be sent back. */
  recorded: { side: 'requester', from: [], to: 'submitted', only: ['questionnaire'] },
  taken_on: { side: 'vendor', from: ['sent'], to: 'taken_on' },
  submitted: { side: 'vendor', from: ['taken_on', 'returned', 'amending'], to: 'submitted', only: ANSWERED },
  returned: { side: 'requester', from: ['submitted'], to: 'returned', only: ANSWERED },
  decided: { side: 'requester', from: ['submitted'], to: 'decided', only: ANSWERED },
  /** What was submitted stays; the answers open again, and what is handed over next is a further submission. */
  amending: { side: 'vendor', from: ['submitted', 'decided'], to: 'amending', only: ['questionnaire'] },
  /** Another day is proposed, with a reason; only the requester's answer moves it. A second proposal stands in place of the first. */
  more_time_asked: { side: 'vendor', from: ['taken_on', 'returned'], to: null, only: ANSWERED },
  more_time_refused: { side: 'requester', from: ['taken_on', 'returned'], to: null, only: ANSWERED },
  question_asked: { side: 'vendor', from: ['taken_on', 'returned', 'amending'], to: null, only: ANSWERED },
  question_answered: { side: 'requester', from: ['taken_on', 'returned', 'amending', 'submitted', 'decided'], to: null, only: ANSWERED },
  commented: { side: 'vendor', from: ['taken_on', 'changes_requested'], to: null, only: SIGNED },
  changes_requested: { side: 'vendor', from: ['taken_on'], to: 'changes_requested', only: SIGNED },
  passed_on: { side: 'vendor', from: ['taken_on', 'returned', 'changes_requested'], to: null, only: [...ANSWERED, ...SIGNED, ...STATED] },
  declined: { side: 'vendor', from: ['taken_on', 'changes_requested'], to: 'declined', only: [...ANSWERED, ...SIGNED, ...STATED] },
  signed: { side: 'vendor', from: ['taken_on'], to: 'signed', only: SIGNED },
  /** A new version to read: what was signed before is void. */
  reissued: { side: 'requester', from: ['taken_on', 'changes_requested', 'signed'], to: 'taken_on', only: SIGNED },
  countersigned: { side: 'requester', from: ['signed'], to: 'countersigned', only: SIGNED },
  stated: { side: 'vendor', from: ['taken_on'], to: 'stated', only: STATED },
  /** True no longer: what was stated stays, with the day on which it stopped. */
  taken_back: { side: 'vendor', from: ['stated'], to: 'taken_back', only: STATED },
  withdrawn: { side: 'requester', from: [...WAITING, 'submitted', 'amending', 'changes_requested', 'signed'], to: 'withdrawn' },
  due_moved: { side: 'requester', from: [...WAITING, 'changes_requested'], to: null },
};

/** What the steps, in order, made of the request; null before the first. */
export const statusAfter = (steps: readonly RequestStepKind[]): RequestStatus | null =>
  steps.reduce<RequestStatus | null>((status, kind) => REQUEST_STEPS[kind].to ?? status, null);

/** Whether that side may take that step now, in a request of that kind. */
export const mayStep = (status: RequestStatus | null, step: RequestStepKind, side: ExchangeSide, kind: RequestKind): boolean => {
  const { side: hers, from, only } = REQUEST_STEPS[step];
  return hers === side && (only?.includes(kind) ?? true) && (status === null ? from.length === 0 : from.includes(status));
};

/** Whether the vendor may write answers: after taking on, and again after a return or once it amends what it submitted. */
export const awaitsAnswers = (status: RequestStatus | null): boolean => status === 'taken_on' || status === 'returned' || status === 'amending';

/** Whether its due day still asks for something. */
export const awaitsVendor = (status: RequestStatus | null): boolean => status !== null && WAITING.includes(status);
