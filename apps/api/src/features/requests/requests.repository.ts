import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { RequestKind, RequestStepKind } from '@holdfast/domain/requests/request-steps';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import type { Ctx } from '../../platform/context/ctx.js';
import type { Statement } from '../../platform/database/shared-connection.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { VendorRequest } from './request.entity.js';

export interface Participant {
  readonly id: string;
  readonly requestId: string;
  readonly contactId: string | null;
  readonly name: string;
  readonly email: string;
  /** Named because a reminder went on to her: another was asked, and still is. */
  readonly standsIn: boolean;
}

/** An organization that this one answers as its vendor. */
export interface Customer {
  /** The connection's. */
  readonly id: string;
  readonly requesterId: string;
  readonly requesterName: string;
  readonly vendorId: string;
  readonly vendorName: string;
}

/** What `standing` finds. */
export interface FoundStanding {
  readonly kind: RequestKind;
  readonly sha256: string;
  readonly steps: readonly RequestStepKind[];
  /** The acting member stands among those whom it names. */
  readonly namesActor: boolean;
}

const PARTICIPANT = 'id, request_id as "requestId", contact_id as "contactId", name, email, stands_in as "standsIn"';

/** Requests as either side sees them: its own that it sent, or those it took on. */
@Injectable()
export class RequestsRepository extends TenantRepository<VendorRequest> {
  protected readonly entity = VendorRequest;

  insert(ctx: Ctx, request: Omit<VendorRequest, 'id' | 'tenantId' | 'sentAt'>): Promise<VendorRequest> {
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

  /** Where one that the organization of `ctx` took on stands, in one statement: for what is asked with every answer. */
  standing({ tenantId, actor }: Ctx, id: string): Statement {
    return {
      name: 'request-standing',
      text: `
        select r.kind, c.sha256, (select array_agg(e.kind order by e.number) from exchange_events e where e.tenant_id = r.tenant_id and e.request_id = r.id) as steps,
          exists (select from request_participants p join members m on m.tenant_id = $2 and m.id = $3 where p.request_id = r.id and lower(p.email) = lower(m.email)) as "namesActor"
        from requests r join request_contents c on c.tenant_id = r.tenant_id and c.request_id = r.id where r.id = $1 and r.vendor_org_id = $2`,
      values: [id, tenantId, actor.memberId ?? null],
    };
  }

  async addParticipant(ctx: Ctx, requestId: string, { contactId, name, email, standsIn = false }: Omit<Participant, 'id' | 'requestId' | 'standsIn'> & { readonly standsIn?: boolean }): Promise<Participant> {
    const [row] = await this.sql<Participant>(ctx, `
      insert into request_participants (tenant_id, request_id, contact_id, name, email, stands_in) values ($1, $2, $3, $4, $5, $6) returning ${PARTICIPANT}`,
    [ctx.tenantId, requestId, contactId, name, email, standsIn]);
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

  /** The workspace in which this vendor answers us; null where it has none yet, or several. */
  async workspaceOf(ctx: Ctx, vendorId: string): Promise<string | null> {
    const rows = await this.sql<{ id: string }>(ctx, 'select vendor_org_id as id from connections where tenant_id = $1 and vendor_id = $2 limit 2', [ctx.tenantId, vendorId]);
    return rows.length === 1 ? rows[0].id : null;
  }

  /** Seen from the vendor's side, by the names that stood on the latest request of each. */
  customersOf(ctx: Ctx): Promise<Customer[]> {
    return this.sql(ctx, `
      select c.id, c.tenant_id as "requesterId", c.vendor_id as "vendorId", r.requester_name as "requesterName", r.vendor_name as "vendorName"
      from connections c
      cross join lateral (select requester_name, vendor_name from requests r where r.tenant_id = c.tenant_id and r.vendor_id = c.vendor_id and r.vendor_org_id = $1 order by r.sent_at desc, r.id desc limit 1) r
      where c.vendor_org_id = $1 order by lower(r.requester_name), c.id`, [ctx.tenantId]);
  }

  sentTo(ctx: Ctx, vendorId: string): Promise<VendorRequest[]> {
    return this.rows(ctx).find({ where: { tenantId: ctx.tenantId, vendorId }, order: { sentAt: 'desc', id: 'desc' } });
  }

  /** Who wrote to this vendor last. */
  async lastSenderTo(ctx: Ctx, vendorId: string): Promise<string | null> {
    return (await this.sentTo(ctx, vendorId))[0]?.senderMemberId ?? null;
  }

  /** Those of these requests on which the acting member is named, by her address. */
  async namingActor(ctx: Ctx, requestIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.sql<{ id: string }>(ctx, `
      select p.request_id as id from request_participants p join members m on m.tenant_id = $1 and m.id = $2
      where p.request_id = any($3) and lower(p.email) = lower(m.email)`, [ctx.tenantId, ctx.actor.memberId ?? null, requestIds]);
    return new Set(rows.map(({ id }) => id));
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
