import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Mail } from '../../platform/mail/mail.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { refuseDueDay } from './due-day-rule.js';
import { invitation, PURPOSE, titleOf } from './invitation-letter.js';
import { RequestLetters } from './request-letters.js';
import { RequestQuestions } from './request-questions.js';
import type { NewRequest } from './requests.service.js';

/** What the mail of a request would say, to the person who is about to send it. */
@Injectable()
export class TestCopiesService {
  constructor(
    private readonly uow: UnitOfWork, private readonly questions: RequestQuestions, private readonly letters: RequestLetters, private readonly vendors: VendorsReader,
    private readonly organizations: OrganizationsReader, private readonly mail: Mail, private readonly audit: AuditWriter,
  ) {}

  /** Nobody at the vendor hears of it. */
  async send(ctx: Ctx, vendorId: string, { questionnaireId, documents, title, purpose, dueOn }: Omit<NewRequest, 'contactId'>): Promise<void> {
    const { kind, questionnaire } = await this.questions.asked(ctx, questionnaireId, documents);
    refuseDueDay(dueOn, await this.organizations.today(ctx));
    await this.uow.run(ctx, async (ctx) => {
      const vendor = await this.vendors.existing(ctx, vendorId);
      const sender = await this.organizations.answerableFor(ctx, ctx.actor.memberId ?? null);
      const { name: requesterName, zone } = await this.organizations.profile(ctx);
      const { variables } = invitation('test', kind, purpose || PURPOSE, questionnaire);
      const said = { title: `Test: ${title || questionnaire.title}`, requesterName, vendorName: vendor.legalName, senderName: sender.name, senderTitle: titleOf(sender), senderEmail: sender.email, dueOn, zone };
      await this.mail.plan(ctx, {
        key: `request-test.${randomUUID()}`, kind: 'vendor-invitation', to: { email: sender.email, name: sender.name }, variables: { ...this.letters.variablesOf(said), ...variables, recipientName: sender.name },
        link: { path: `/console/${await this.organizations.slug(ctx)}/vendors/${vendorId}` }, subject: { type: 'vendor', id: vendorId },
      });
      await this.audit.record(ctx, 'request.test_copy_sent', { subjectType: 'vendor', subjectId: vendorId, vendorId });
    });
  }
}
