import { isLocalDate } from '../dates/local-date.js';
import { isLocalTime, isZone, millisOf } from '../dates/zoned-instant.js';
import { isRecord } from '../json/is-record.js';
import { remindersOf, type ReminderEvent, type SentReminder, type SkippedReminder } from './reminder-history.js';
import type { ReminderPlan } from './reminder-plan.js';

/** A refusal inside the reading of an input; caught by the rule. */
class Refusal extends Error {}

const refuse = (reason: string): never => {
  throw new Refusal(reason);
};

const dateIn = (value: unknown): string => (isLocalDate(value) ? value : refuse('not_a_date'));
const instantIn = (value: unknown): number => millisOf(value) ?? refuse('not_an_instant');
const zoneIn = (value: unknown): string => (isZone(value) ? value : refuse('not_a_zone'));
const recipientIn = (value: unknown): string => (typeof value === 'string' && value !== '' ? value : refuse('not_a_recipient'));
const listIn = (value: unknown, reason: string): unknown[] => (value === undefined || value === null ? [] : Array.isArray(value) ? value : refuse(reason));

const planIn = (value: unknown): ReminderPlan => {
  if (!isRecord(value) || !Array.isArray(value['daysBefore'])) return refuse('not_a_plan');
  const { at } = value;
  const daysBefore = value['daysBefore'].map((days: unknown) => (typeof days === 'number' && Number.isInteger(days) ? days : refuse('not_a_plan')));
  return isLocalTime(at) ? { daysBefore, at } : refuse('not_a_time');
};

/** An event's new value goes by its own name (`due`, `zone`, `recipient`) or by `to`. */
const eventIn = (value: unknown): ReminderEvent => {
  if (!isRecord(value)) return refuse('not_an_event');
  const at = instantIn(value['at']);
  const { type } = value;
  switch (type) {
    case 'met':
    case 'voided':
      return { at, type };
    case 'due_moved':
      return { at, type, due: dateIn(value['due'] ?? value['to']) };
    case 'zone_changed':
      return { at, type, zone: zoneIn(value['zone'] ?? value['to']) };
    case 'recipient_added':
    case 'recipient_removed':
      return { at, type, recipient: recipientIn(value['recipient'] ?? value['to']) };
    default:
      return refuse('not_an_event');
  }
};

/** `[from, to]`; a `to` of null is an outage that has not ended. */
const outageIn = (value: unknown): [number, number] => {
  if (!Array.isArray(value) || value.length !== 2) return refuse('not_an_outage');
  const from = instantIn(value[0]);
  const to = value[1] === null ? Number.POSITIVE_INFINITY : instantIn(value[1]);
  return to < from ? refuse('outage_ends_before_it_begins') : [from, to];
};

/** The rule `reminders` on plain JSON: plays a deadline through and lists what is sent and what is closed for good; impossible input is refused by class. */
export const remindersRule = (input: Record<string, unknown>): { sent: SentReminder[]; skipped: SkippedReminder[] } | { refused: string } => {
  try {
    const answer = remindersOf({
      due: dateIn(input['due']),
      zone: zoneIn(input['zone']),
      armedAt: instantIn(input['armedAt']),
      plan: planIn(input['plan']),
      recipients: listIn(input['recipients'], 'not_a_recipient').map(recipientIn),
      events: listIn(input['events'], 'not_an_event').map(eventIn),
      outages: listIn(input['outages'], 'not_an_outage').map(outageIn),
    });
    return {
      sent: answer.sent.map(({ recipient, step, due, plannedLocal, plannedUtc, sendAtUtc, late }) => ({ recipient, step, due, plannedLocal, plannedUtc, sendAtUtc, late })),
      skipped: answer.skipped.map(({ recipient, step, due, plannedLocal, plannedUtc }) => ({ recipient, step, due, plannedLocal, plannedUtc })),
    };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    if (error instanceof RangeError) return { refused: 'not_a_date' };
    throw error;
  }
};
