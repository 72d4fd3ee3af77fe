import { Injectable } from '@nestjs/common';
import { addDays } from '@holdfast/domain/dates/local-date';
import { SUBCONTRACTOR_LIST } from '@holdfast/domain/questionnaires/shipped-questionnaires';
import { awaitsVendor } from '@holdfast/domain/requests/request-steps';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { hashOfQuestionnaire } from '../questionnaires/questionnaires.reader.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { ExchangeService } from './exchange.service.js';
import { RequestsReader } from './requests.reader.js';
import { type Customer, RequestsRepository } from './requests.repository.js';
import { TakingOnService } from './taking-on.service.js';

export type { Customer };

const KEPT_OPEN_DAYS = 30;

/** Whom a vendor answers, and what it tells them without being asked. */
@Injectable()
export class CustomersService {
  constructor(
    private readonly uow: UnitOfWork, private readonly requests: RequestsRepository, private readonly reader: RequestsReader, private readonly exchange: ExchangeService,
    private readonly takingOn: TakingOnService, private readonly organizations: OrganizationsReader, private readonly audit: AuditWriter,
  ) {}

  /** The organizations whose requests this one took on. */
  all(ctx: Ctx): Promise<Customer[]> {
    return this.uow.run(ctx, (ctx) => this.requests.customersOf(ctx));
  }

  /** A list of subcontractors to fill in: the one that is open between the two, or a new one that nobody asked for. Says the request's id. */
  async reportSubcontractors(ctx: Ctx, customerId: string, memberId: string): Promise<string> {
    const customer = (await this.all(ctx)).find(({ id }) => id === customerId);
    const person = await this.organizations.member(ctx, memberId);
    if (!customer || !person) throw new DomainError('not_found', 'No such customer');
    const id = await this.uow.run(systemCtx(customer.requesterId), async (inRequester) => {
      await this.uow.takeTurns(inRequester, `subcontractors told by ${ctx.tenantId}`); // a second click finds it begun
      const sent = await this.reader.sentTo(inRequester, customer.vendorId);
      const open = sent.find(({ request, status }) => request.kind === 'subcontractors' && request.vendorOrgId === ctx.tenantId && awaitsVendor(status));
      return open ? open.request.id : this.begin(inRequester, ctx.tenantId, customer, { name: person.name, email: person.email });
    });
    await this.takingOn.begin(ctx, id);
    return id;
  }

  /** In the customer's tenant, as from nobody: what the vendor then submits is its own. */
  private async begin(inRequester: Ctx, vendorOrgId: string, { vendorId, vendorName }: Customer, person: { readonly name: string; readonly email: string }): Promise<string> {
    const { name: requesterName, zone } = await this.organizations.profile(inRequester);
    const sender = await this.organizations.answerableFor(inRequester, await this.requests.lastSenderTo(inRequester, vendorId));
    const dueOn = addDays(await this.organizations.today(inRequester), KEPT_OPEN_DAYS);
    const { id } = await this.requests.insert(inRequester, {
      vendorId, vendorOrgId, kind: 'subcontractors', title: SUBCONTRACTOR_LIST.title, purpose: 'You report a change without being asked.', about: '', agreementId: null, begunByVendor: true,
      requesterName, vendorName, dueOn, zone, senderMemberId: sender.id, senderName: sender.name, senderTitle: sender.title, senderEmail: sender.email,
    });
    await this.requests.freeze(inRequester, id, SUBCONTRACTOR_LIST, hashOfQuestionnaire(SUBCONTRACTOR_LIST));
    await this.requests.addParticipant(inRequester, id, { contactId: null, ...person });
    await this.exchange.open(inRequester, id, {});
    await this.audit.record(inRequester, 'request.begun_by_vendor', { subjectType: 'request', subjectId: id, vendorId });
    return id;
  }
}
