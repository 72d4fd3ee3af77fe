import type { RequestStepKind } from './request-steps.js';

/** A step as far as these rules read it. */
export interface Said {
  readonly kind: RequestStepKind;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly byName: string;
  readonly at: Date;
}

/** A day that the vendor proposes and nobody has answered. */
export interface Proposal {
  readonly dueOn: string;
  readonly reason: string;
  readonly byName: string;
  readonly at: Date;
}

/** How the last proposal was answered. */
export interface Refusal {
  readonly message: string;
  readonly byName: string;
  readonly at: Date;
}

/** Steps after which a proposal of another day waits no more. */
const SETTLES: readonly RequestStepKind[] = ['due_moved', 'more_time_refused', 'submitted', 'declined', 'withdrawn'];

/** The last proposal, while it waits for an answer: a second one stands in place of the first. */
export const openProposal = (steps: readonly Said[]): Proposal | null => {
  const last = steps.findLast(({ kind }) => kind === 'more_time_asked' || SETTLES.includes(kind));
  return last?.kind === 'more_time_asked' ? { dueOn: String(last.payload.dueOn), reason: String(last.payload.reason), byName: last.byName, at: last.at } : null;
};

/** The refusal of the last proposal; null where none was refused, or another stands since. */
export const lastRefusal = (steps: readonly Said[]): Refusal | null => {
  const last = steps.findLast(({ kind }) => kind === 'more_time_asked' || SETTLES.includes(kind));
  return last?.kind === 'more_time_refused' ? { message: String(last.payload.message), byName: last.byName, at: last.at } : null;
};

/** One message about a question, by either side. */
export interface ThreadMessage {
  readonly ours: 'vendor' | 'requester';
  readonly text: string;
  readonly byName: string;
  readonly at: Date;
}

export interface Thread {
  readonly question: string;
  readonly messages: readonly ThreadMessage[];
  /** The vendor said the last word. */
  readonly waits: boolean;
}

/** What was asked and answered about single questions, in the order in which each was first asked. */
export const threadsOf = (steps: readonly Said[]): Thread[] => {
  const threads = new Map<string, ThreadMessage[]>();
  for (const { kind, payload, byName, at } of steps) {
    if (kind !== 'question_asked' && kind !== 'question_answered') continue;
    const question = String(payload.question);
    threads.set(question, [...(threads.get(question) ?? []), { ours: kind === 'question_asked' ? 'vendor' : 'requester', text: String(payload.text), byName, at }]);
  }
  return [...threads].map(([question, messages]) => ({ question, messages, waits: messages.at(-1)?.ours === 'vendor' }));
};
