import { Injectable } from '@nestjs/common';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import { Clock } from '../../platform/clock/clock.js';
import type { Ctx } from '../../platform/context/ctx.js';
import type { CalendarEvent } from '../../platform/mail/calendar-event.js';
import { Mail } from '../../platform/mail/mail.js';
import type { MailLink } from '../../platform/mail/message.entity.js';
import { invitationLink } from './invitation-key.facts.js';
import type { VendorRequest } from './request.entity.js';
import { type Participant, RequestsRepository } from './requests.repository.js';

export interface Letter {
  readonly kind: 'vendor-invitation' | 'statement-asked' | 'answers-returned' | 'decision' | 'request-passed-on' | 'requester-answered' | 'agreement-for-signature' | 'signed-copies';
  /** Names it within the request: a second one with it is no second mail. */
  readonly key: string;
  readonly variables: Readonly<Record<string, string | number>>;
  /** So long it waits, so that it can be taken back. */
  readonly holdSeconds?: number;
}

/** What its mails say of a request. */
type Said = Pick<VendorRequest, 'title' | 'requesterName' | 'vendorName' | 'senderName' | 'senderTitle' | 'senderEmail' | 'dueOn' | 'zone'>;

/** The mails of a request to the people named on it, each with the link that is hers. */
@Injectable()
export class RequestLetters {
  constructor(private readonly requests: RequestsRepository, private readonly mail: Mail, private readonly clock: Clock) {}

  async send(ctx: Ctx, request: VendorRequest, letter: Letter): Promise<void> {
    for (const participant of await this.requests.participantsOf(ctx, request.id)) await this.sendTo(ctx, request, participant, letter);
  }

  async sendTo(ctx: Ctx, request: VendorRequest, participant: Participant, { kind, key, variables, holdSeconds = 0 }: Letter): Promise<void> {
    await this.mail.plan(ctx, {
      key: `request.${request.id}.${key}.${participant.id}`,
      kind,
      to: { email: participant.email, name: participant.name, contactId: participant.contactId, vendorId: request.vendorId },
      variables: { ...this.variablesOf(request), ...variables, recipientName: participant.name },
      link: this.linkFor(request, participant),
      subject: { type: 'request', id: request.id },
      notBefore: holdSeconds > 0 ? new Date((await this.clock.now(ctx)).getTime() + holdSeconds * 1_000) : undefined,
      calendar: request.begunByVendor ? undefined : this.dueDay(request),
    });
  }

  /** The due day, to note in a calendar: one entry for a request, whichever mail brings it. */
  dueDay({ id, title, requesterName, dueOn, zone }: VendorRequest): CalendarEvent {
    return { uid: `request.${id}`, title: `${title}: due to ${requesterName}`, day: dueOn, zone: zoneWords(zone) };
  }

  /** What every mail of a request says. */
  variablesOf({ title, requesterName, vendorName, senderName, senderTitle, senderEmail, dueOn, zone }: Said): Record<string, string> {
    return { requestTitle: title, requesterName, vendorName, senderName, senderTitle, senderEmail, dueDate: dayWords(dueOn), dueZone: zoneWords(zone) };
  }

  linkFor(request: VendorRequest, participant: Participant): MailLink {
    return invitationLink(request.tenantId, participant.id);
  }
}
