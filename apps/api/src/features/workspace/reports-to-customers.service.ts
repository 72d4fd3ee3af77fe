import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CustomersService } from '../requests/customers.service.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { DraftsRepository } from './drafts.repository.js';

/** What a vendor begins by itself, with what it told this customer last already filled in. */
@Injectable()
export class ReportsToCustomersService {
  constructor(private readonly uow: UnitOfWork, private readonly customers: CustomersService, private readonly requests: RequestsReader, private readonly drafts: DraftsRepository) {}

  async subcontractors(ctx: Ctx, customerId: string): Promise<string> {
    const id = await this.customers.reportSubcontractors(ctx, customerId, ctx.actor.memberId ?? '');
    await this.uow.run(ctx, (ctx) => this.fillIn(ctx, id));
    return id;
  }

  /** Never asked twice: the latest list of the same customer is the start of this one. */
  private async fillIn(ctx: Ctx, id: string): Promise<void> {
    await this.drafts.keepOpen(ctx, id);
    if ((await this.drafts.ofRequests(ctx, [id])).length > 0) return;
    const { request } = await this.requests.takenOnBy(ctx, id);
    const before = (await this.requests.allTakenOnBy(ctx)).find((other) => other.request.id !== id && other.request.kind === 'subcontractors' && other.request.tenantId === request.tenantId && other.request.vendorId === request.vendorId && ['submitted', 'decided'].includes(other.status));
    const told = before ? (await this.requests.submissions(ctx, before.request.id)).at(-1) : undefined;
    for (const [question, { value = null, none = false, instead = null } = {}] of Object.entries(told?.content.answers ?? {})) {
      await this.drafts.save(ctx, { requestId: id, questionKey: question, version: 0, saveId: randomUUID(), answer: { value, none, instead, comment: told?.content.comments[question] ?? '' } });
    }
  }
}
