import type { LocalDate } from '../dates/local-date.js';
import { instantOf, type Instant } from '../dates/zoned-instant.js';
import { stepsOf, type ReminderPlan, type ReminderStep } from './reminder-plan.js';

/** What may happen to a deadline and its recipients, at a moment in milliseconds since 1970. */
export type ReminderEvent =
  | { at: number; type: 'met' | 'voided' }
  | { at: number; type: 'due_moved'; due: LocalDate }
  | { at: number; type: 'zone_changed'; zone: string }
  | { at: number; type: 'recipient_added' | 'recipient_removed'; recipient: string };

/** A deadline with everything that happens to it, and when nothing could be sent (from inclusive, to exclusive). */
export interface ReminderCase {
  due: LocalDate;
  zone: string;
  armedAt: number;
  plan: ReminderPlan;
  recipients: readonly string[];
  events: readonly ReminderEvent[];
  outages: ReadonlyArray<readonly [from: number, to: number]>;
}

export interface SkippedReminder extends ReminderStep {
  recipient: string;
}

export interface SentReminder extends SkippedReminder {
  sendAtUtc: Instant;
  /** Left after its planned moment. */
  late: boolean;
}

interface State {
  due: LocalDate;
  dueArmedAt: number;
  zone: string;
  ended: boolean;
  /** Recipient → since when steps count for her. */
  recipients: Map<string, number>;
}

type Outage = readonly [from: number, to: number];

/** Outages that touch or overlap are one: between them nothing could leave. */
const mergedOutages = (outages: readonly Outage[]): Outage[] => {
  const merged: [number, number][] = [];
  for (const [from, to] of [...outages].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (from === to) continue;
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
};

const apply = (state: State, event: ReminderEvent, armedAt: number): void => {
  const since = Math.max(event.at, armedAt);
  switch (event.type) {
    case 'met':
    case 'voided':
      state.ended = true;
      return;
    case 'due_moved':
      if (event.due !== state.due) state.dueArmedAt = since;
      state.due = event.due;
      return;
    case 'zone_changed':
      state.zone = event.zone;
      return;
    case 'recipient_added':
      if (!state.recipients.has(event.recipient)) state.recipients.set(event.recipient, since);
      return;
    case 'recipient_removed':
      state.recipients.delete(event.recipient);
  }
};

/** Every moment at which something could leave: planned moments of each state the deadline passes through, events, ends of outages. */
const momentsOf = (reminderCase: ReminderCase, events: readonly ReminderEvent[], outages: readonly Outage[]): number[] => {
  const moments = new Set<number>([...events.map(({ at }) => at), ...outages.map(([, to]) => to).filter(Number.isFinite)]);
  let { due, zone } = reminderCase;
  const addSteps = (): void => {
    for (const { plannedUtc } of stepsOf({ due, zone, plan: reminderCase.plan, armedAt: reminderCase.armedAt })) moments.add(Date.parse(plannedUtc));
  };
  addSteps();
  for (const event of events) {
    if (event.type === 'due_moved') due = event.due;
    else if (event.type === 'zone_changed') zone = event.zone;
    else continue;
    addSteps();
  }
  return [...moments].filter((moment) => moment >= reminderCase.armedAt).sort((a, b) => a - b);
};

/**
 * Plays a deadline through and says which reminders leave, and which are closed for good. A step is unique per due day, step
 * and recipient: moving the date arms all steps anew from that moment on, moving it back repeats nothing. Events come before
 * steps of the same instant, so what is met then is not sent. What could not leave leaves at the end of the outage, per
 * recipient only the newest step of the due day that then holds; a step planned for that very moment is the newest of all.
 * A recipient gets the steps from her adding on. Sent in order of sending and recipient, skipped in order of plan and recipient.
 */
export const remindersOf = (reminderCase: ReminderCase): { sent: SentReminder[]; skipped: SkippedReminder[] } => {
  const { armedAt, plan } = reminderCase;
  const outages = mergedOutages(reminderCase.outages);
  const events = [...reminderCase.events].sort((a, b) => a.at - b.at);
  const state: State = { due: reminderCase.due, dueArmedAt: armedAt, zone: reminderCase.zone, ended: false, recipients: new Map(reminderCase.recipients.map((recipient) => [recipient, armedAt])) };
  const done = new Set<string>();
  const sent: SentReminder[] = [];
  const skipped: SkippedReminder[] = [];
  let nextEvent = 0;

  const leave = (now: number): void => {
    const due = stepsOf({ due: state.due, zone: state.zone, plan, armedAt: state.dueArmedAt }).filter(({ plannedUtc }) => Date.parse(plannedUtc) <= now);
    for (const [recipient, since] of state.recipients) {
      const keyOf = (step: ReminderStep): string => JSON.stringify([step.due, step.step, recipient]);
      const open = due.filter((step) => Date.parse(step.plannedUtc) >= since && !done.has(keyOf(step)));
      open.forEach((step, index) => {
        done.add(keyOf(step));
        if (index < open.length - 1) skipped.push({ recipient, ...step });
        else sent.push({ recipient, ...step, sendAtUtc: instantOf(now), late: Date.parse(step.plannedUtc) < now });
      });
    }
  };

  for (const now of momentsOf(reminderCase, events, outages)) {
    for (let event = events[nextEvent]; event !== undefined && event.at <= now; event = events[(nextEvent += 1)]) apply(state, event, armedAt);
    if (state.ended) break;
    if (!outages.some(([from, to]) => from <= now && now < to)) leave(now);
  }
  const byRecipient = (a: SkippedReminder, b: SkippedReminder): number => (a.recipient < b.recipient ? -1 : a.recipient > b.recipient ? 1 : 0);
  sent.sort((a, b) => Date.parse(a.sendAtUtc) - Date.parse(b.sendAtUtc) || byRecipient(a, b));
  skipped.sort((a, b) => Date.parse(a.plannedUtc) - Date.parse(b.plannedUtc) || byRecipient(a, b));
  return { sent, skipped };
};
