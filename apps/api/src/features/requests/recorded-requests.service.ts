import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { sha256OfJson } from '../../platform/hashes/sha256.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { hashOfQuestionnaire } from '../questionnaires/questionnaires.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { ExchangeService } from './exchange.service.js';
import type { SubmissionContent } from './exchange.facts.js';
import { PURPOSE, titleOf } from './invitation-letter.js';
import { RequestsRepository } from './requests.repository.js';

/** What staff found published, and where. */
export interface Found {
  readonly content: SubmissionContent;
  readonly sourceWords: string;
  readonly readOn: LocalDate;
}

const NUMBER = 1;

/** Answers of a vendor that never logs in, as a request that nobody was sent: it is read, decided and reported like any other. */
@Injectable()
export class RecordedRequestsService {
  constructor(
    private readonly uow: UnitOfWork, private readonly requests: RequestsRepository, private readonly exchange: ExchangeService, private readonly vendors: VendorsReader,
    private readonly organizations: OrganizationsReader, private readonly audit: AuditWriter,
  ) {}

  /** Says the request's id and its submission's number. No workspace of the vendor is bound to it: it never said this to us. */
  record(ctx: Ctx, vendorId: string, questionnaire: Questionnaire, { content, sourceWords, readOn }: Found): Promise<{ requestId: string; number: number }> {
    return this.uow.run(ctx, async (ctx) => {
      const vendor = await this.vendors.existing(ctx, vendorId);
      const sender = await this.organizations.answerableFor(ctx, ctx.actor.memberId ?? null);
      const { name: requesterName, zone } = await this.organizations.profile(ctx);
      const today = await this.organizations.today(ctx);
      const { id: requestId } = await this.requests.insert(ctx, {
        vendorId, vendorOrgId: null, kind: 'questionnaire', title: questionnaire.title, purpose: PURPOSE, about: '', agreementId: null, begunByVendor: false, requesterName, vendorName: vendor.legalName, dueOn: today, zone,
        senderMemberId: sender.id, senderName: sender.name, senderEmail: sender.email, senderTitle: titleOf(sender),
      });
      await this.requests.freeze(ctx, requestId, questionnaire, hashOfQuestionnaire(questionnaire));
      const sha256 = sha256OfJson({ requestId, number: NUMBER, submittedOn: today, content, sourceWords, readOn });
      await this.exchange.record(ctx, requestId, { number: NUMBER, content, sha256, byName: sender.name, byTitle: titleOf(sender), submittedOn: today, sourceWords, readOn });
      await this.audit.record(ctx, 'request.recorded', { subjectType: 'request', subjectId: requestId, vendorId, detail: { questionnaire: questionnaire.id, version: questionnaire.version, readOn, sha256 } });
      return { requestId, number: NUMBER };
    });
  }
}
