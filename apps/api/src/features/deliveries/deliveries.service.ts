import { Injectable, type OnModuleInit } from '@nestjs/common';
import { deadlineOfBounce, maskedAddress } from '@holdfast/domain/deadlines/deadline-of-bounce';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { type Delivery, DeliveriesReader } from '../../platform/mail/deliveries.reader.js';
import { MailKinds } from '../../platform/mail/mail-kinds.js';
import { Mail } from '../../platform/mail/mail.js';
import type { Message } from '../../platform/mail/message.entity.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { ContactChanges } from '../vendors/contact-changes.facts.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { VendorsService } from '../vendors/vendors.service.js';

/** Whom a mail goes to instead: another contact of the vendor, or the same at her right address. */
export interface Readdressed {
  readonly contactId?: string;
  readonly email?: string;
}

/** What people do with mail that left, and what Holdfast does when it comes back. */
@Injectable()
export class DeliveriesService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork, private readonly mail: Mail, private readonly mailKinds: MailKinds, private readonly deliveries: DeliveriesReader, private readonly vendors: VendorsService, private readonly vendorsReader: VendorsReader,
    private readonly contactChanges: ContactChanges, private readonly organizations: OrganizationsReader, private readonly deadlines: DeadlinesService, private readonly audit: AuditWriter,
  ) {}

  onModuleInit(): void {
    this.mailKinds.onBounced((ctx, message) => this.cameBack(ctx, message));
    this.contactChanges.whenMended((ctx, contactId) => this.deadlines.follow(ctx, 'contact', contactId, []));
  }

  async read(ctx: Ctx, id: string): Promise<Delivery> {
    const delivery = await this.deliveries.find(ctx, id);
    if (!delivery) throw new DomainError('not_found', 'No such delivery');
    return delivery;
  }

  /** Sends the same mail again. Whoever does that says that the address is right. */
  retry(ctx: Ctx, id: string): Promise<Delivery> {
    return this.uow.run(ctx, async (ctx) => {
      const message = await this.existing(ctx, id);
      if (!(await this.mail.retry(ctx, id))) throw new DomainError('rule_broken', 'Only a mail that came back, was given up, or waits can be tried again');
      if (message.vendorId && message.contactId) await this.vendors.contactMended(ctx, message.vendorId, message.contactId);
      await this.audit.record(ctx, 'message.retried', { subjectType: 'message', subjectId: id, vendorId: message.vendorId });
      return this.read(ctx, id);
    });
  }

  /** Sends it as a new mail, to the same person or to whom `to` names; the old one is marked as replaced. */
  resend(ctx: Ctx, id: string, to: Readdressed): Promise<Delivery> {
    return this.uow.run(ctx, async (ctx) => {
      const message = await this.existing(ctx, id);
      const again = await this.mail.resend(ctx, message, await this.recipient(ctx, message, to));
      await this.audit.record(ctx, 'message.resent', { subjectType: 'message', subjectId: id, vendorId: message.vendorId, detail: { as: again, otherContact: to.contactId !== undefined, otherAddress: to.email !== undefined } });
      return this.read(ctx, again);
    });
  }

  private async recipient(ctx: Ctx, { vendorId, contactId, toEmail, toName }: Message, to: Readdressed) {
    if (to.contactId === undefined && to.email === undefined) return { email: toEmail, name: toName, contactId, vendorId };
    if (!vendorId) throw new DomainError('rule_broken', 'This mail went to no vendor. Its address is mended where the person is recorded');
    const chosen = to.contactId ?? contactId;
    const contact = chosen === null ? null : await this.vendorsReader.contact(ctx, vendorId, chosen);
    if (!contact) throw new DomainError('not_found', 'No such contact', [{ pointer: '/contactId', message: 'is no contact of this vendor' }]);
    const { email, name, id } = to.email === undefined ? contact : await this.vendors.correctAddress(ctx, vendorId, contact.id, to.email);
    return { email, name, contactId: id, vendorId };
  }

  private async existing(ctx: Ctx, id: string): Promise<Message> {
    const message = await this.mail.find(ctx, id);
    if (!message) throw new DomainError('not_found', 'No such delivery');
    return message;
  }

  /** Marks the contact and gives whoever answers for the vendor a task; once, however many mails come back before the address is mended. */
  private async cameBack(ctx: Ctx, { id, contactId, vendorId, toEmail, variables, serverWords, plannedAt, attemptCount }: Message): Promise<void> {
    if (!contactId || !vendorId || !(await this.vendors.contactBounced(ctx, vendorId, contactId, toEmail))) return;
    const vendor = await this.vendorsReader.existing(ctx, vendorId);
    const owner = await this.organizations.answerableFor(ctx, vendor.ownerMemberId);
    const admin = await this.organizations.answerableFor(ctx, null);
    const { zone, name: organizationName } = await this.organizations.profile(ctx);
    const fact = deadlineOfBounce(await this.organizations.today(ctx), id);
    const about = {
      vendorName: vendor.legalName, bouncedTitle: variables.requestTitle ?? variables.agreementTitle ?? 'our mail', contactMasked: maskedAddress(toEmail), bounceReason: (serverWords ?? 'no reason given').replaceAll(toEmail, maskedAddress(toEmail)),
      waitingSince: instantWords(plannedAt, zone), zone: zoneWords(zone), dueDate: dayWords(fact.dueOn), dueZone: zoneWords(zone), organizationName,
    };
    const link = `/deliveries?message=${id}`;
    await this.deadlines.follow(ctx, 'contact', contactId, [{ ...fact, vendorId, title: 'Mail to a contact came back', link, ownerMemberId: owner.id, mail: { kind: 'bounce-task', variables: about } }]);
    await this.mail.plan(ctx, {
      key: `bounce.${id}.${attemptCount}`, kind: 'bounce-task', to: { email: owner.email, name: owner.name }, replyTo: admin.email,
      variables: { ...about, recipientName: owner.name, adminName: admin.name, adminEmail: admin.email },
      link: { path: `/console/${await this.organizations.slug(ctx)}${link}` }, subject: { type: 'contact', id: contactId },
    });
    await this.audit.record(ctx, 'contact.bounced', { subjectType: 'contact', subjectId: contactId, vendorId });
  }
}

const instantWords = (at: Date, timeZone: string): string => new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(at);
