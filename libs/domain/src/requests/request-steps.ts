/** Stored by the last step of a request; *late* and *in progress* are derived. */
export type RequestStatus = 'sent' | 'taken_on' | 'submitted' | 'returned' | 'decided' | 'withdrawn';

/** Who writes a step: the organization that asks, or the vendor's own. */
export type ExchangeSide = 'requester' | 'vendor';

export type RequestStepKind = RequestStatus | 'due_moved';

interface RequestStep {
  readonly side: ExchangeSide;
  /** The statuses from which it may be taken; none: it is the first. */
  readonly from: readonly RequestStatus[];
  /** False: the status stays. */
  readonly moves: boolean;
}

const WAITING: readonly RequestStatus[] = ['sent', 'taken_on', 'returned'];

/** Every step a request can take, who may take it, and from where. A request is what its steps made of it: none is undone. */
export const REQUEST_STEPS: Record<RequestStepKind, RequestStep> = {
  sent: { side: 'requester', from: [], moves: true },
  taken_on: { side: 'vendor', from: ['sent'], moves: true },
  submitted: { side: 'vendor', from: ['taken_on', 'returned'], moves: true },
  returned: { side: 'requester', from: ['submitted'], moves: true },
  decided: { side: 'requester', from: ['submitted'], moves: true },
  withdrawn: { side: 'requester', from: [...WAITING, 'submitted'], moves: true },
  due_moved: { side: 'requester', from: WAITING, moves: false },
};

/** What the steps, in order, made of the request; null before the first. */
export const statusAfter = (steps: readonly RequestStepKind[]): RequestStatus | null =>
  (steps.findLast((kind) => REQUEST_STEPS[kind].moves) as RequestStatus | undefined) ?? null;

/** Whether that side may take that step now. */
export const mayStep = (status: RequestStatus | null, kind: RequestStepKind, side: ExchangeSide): boolean => {
  const step = REQUEST_STEPS[kind];
  return step.side === side && (status === null ? step.from.length === 0 : step.from.includes(status));
};

/** Whether the vendor may write answers: after taking on, and again after a return. */
export const awaitsAnswers = (status: RequestStatus | null): boolean => status === 'taken_on' || status === 'returned';

/** Whether its due day still asks for something. */
export const awaitsVendor = (status: RequestStatus | null): boolean => status !== null && WAITING.includes(status);
