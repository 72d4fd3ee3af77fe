import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { VendorRequest } from './request.entity.js';

export interface Participant {
  readonly id: string;
  readonly requestId: string;
  readonly contactId: string | null;
  readonly name: string;
  readonly email: string;
}

const PARTICIPANT = 'id, request_id as "requestId", contact_id as "contactId", name, email';

/** Requests as either side sees them: its own that it sent, or those it took on. */
@Injectable()
export class RequestsRepository extends TenantRepository<VendorRequest> {
  protected readonly entity = VendorRequest;

  insert(ctx: Ctx, request: Omit<VendorRequest, 'id' | 'tenantId' | 'vendorOrgId' | 'sentAt'>): Promise<VendorRequest> {
    return this.rows(ctx).save({ ...request, tenantId: ctx.tenantId });
  }

  find(ctx: Ctx, id: string): Promise<VendorRequest | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  /** Those that the organization of `ctx` took on, newest first. */
  takenOnBy(ctx: Ctx): Promise<VendorRequest[]> {
    return this.rows(ctx).find({ where: { vendorOrgId: ctx.tenantId }, order: { sentAt: 'desc', id: 'desc' } });
  }

  async freeze(ctx: Ctx, requestId: string, questionnaire: Questionnaire, sha256: string): Promise<void> {
    await this.sql(ctx, 'insert into request_contents (tenant_id, request_id, questionnaire, sha256) values ($1, $2, $3, $4)', [ctx.tenantId, requestId, JSON.stringify(questionnaire), sha256]);
  }

  contentHashes(ctx: Ctx, requestIds: readonly string[]): Promise<{ requestId: string; sha256: string }[]> {
    return this.sql(ctx, 'select request_id as "requestId", sha256 from request_contents where request_id = any($1)', [requestIds]);
  }

  async content(ctx: Ctx, requestId: string): Promise<Questionnaire> {
    const [{ questionnaire }] = await this.sql<{ questionnaire: Questionnaire }>(ctx, 'select questionnaire from request_contents where request_id = $1', [requestId]);
    return questionnaire;
  }

  async addParticipant(ctx: Ctx, requestId: string, { contactId, name, email }: Omit<Participant, 'id' | 'requestId'>): Promise<Participant> {
    const [row] = await this.sql<Participant>(ctx, `
      insert into request_participants (tenant_id, request_id, contact_id, name, email) values ($1, $2, $3, $4, $5) returning ${PARTICIPANT}`,
    [ctx.tenantId, requestId, contactId, name, email]);
    return row;
  }

  async participant(ctx: Ctx, id: string): Promise<Participant | undefined> {
    const [row] = await this.sql<Participant>(ctx, `select ${PARTICIPANT} from request_participants where id = $1`, [id]);
    return row;
  }

  participantsOf(ctx: Ctx, requestId: string): Promise<Participant[]> {
    return this.sql(ctx, `select ${PARTICIPANT} from request_participants where request_id = $1 order by invited_at, id`, [requestId]);
  }

  async moveDue(ctx: Ctx, id: string, dueOn: LocalDate): Promise<void> {
    await this.rows(ctx).update({ id }, { dueOn });
  }

  /** Binds it to the vendor's organization, if it is bound to none; says to whom it is bound now. */
  async bind(ctx: Ctx, id: string, vendorOrgId: string): Promise<string> {
    await this.sql(ctx, 'update requests set vendor_org_id = $2 where id = $1 and vendor_org_id is null', [id, vendorOrgId]);
    await this.sql(ctx, `
      insert into connections (tenant_id, vendor_id, vendor_org_id) select tenant_id, vendor_id, vendor_org_id from requests where id = $1
      on conflict do nothing`, [id]);
    const [{ bound }] = await this.sql<{ bound: string }>(ctx, 'select vendor_org_id as bound from requests where id = $1', [id]);
    return bound;
  }
}
