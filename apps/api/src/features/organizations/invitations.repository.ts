import { Injectable } from '@nestjs/common';
import type { ConsoleRole } from '@holdfast/contracts/permissions';
import type { Ctx } from '../../platform/context/ctx.js';
import { statement } from '../../platform/database/tenant.repository.js';

export interface Invitation {
  readonly id: string;
  readonly organizationId: string;
  readonly email: string;
  readonly role: ConsoleRole;
  readonly expiresAt: Date;
}

const COLUMNS = 'id, organization_id as "organizationId", email, role, expires_at as "expiresAt"';
const OPEN = 'accepted_at is null and revoked_at is null and expires_at > holdfast_now()';

/** Invitations stand outside tenants, because who reads one is not a member yet; each statement names its organization or its id. */
@Injectable()
export class InvitationsRepository {
  async insert(ctx: Ctx, email: string, role: ConsoleRole, invitedBy: string, days: number): Promise<Invitation> {
    const [row] = await statement<Invitation>(ctx, `
      insert into invitations (organization_id, email, role, invited_by, expires_at) values ($1, $2, $3, $4, holdfast_now() + make_interval(days => $5)) returning ${COLUMNS}`,
    [ctx.tenantId, email, role, invitedBy, days]);
    return row;
  }

  open(ctx: Ctx): Promise<Invitation[]> {
    return statement(ctx, `select ${COLUMNS} from invitations where organization_id = $1 and ${OPEN} order by id`, [ctx.tenantId]);
  }

  async revoke(ctx: Ctx, id: string): Promise<boolean> {
    const [, count] = (await statement(ctx, `update invitations set revoked_at = holdfast_now() where id = $1 and organization_id = $2 and ${OPEN}`, [id, ctx.tenantId])) as [unknown, number];
    return count === 1;
  }

  async find(ctx: Ctx, id: string): Promise<Invitation | undefined> {
    const [row] = await statement<Invitation>(ctx, `select ${COLUMNS} from invitations where id = $1 and ${OPEN}`, [id]);
    return row;
  }

  /** Uses it up; nothing when somebody was faster, or it has ended. */
  async accept(ctx: Ctx, id: string): Promise<Invitation | undefined> {
    const [[row]] = await statement<Invitation[]>(ctx, `update invitations set accepted_at = holdfast_now() where id = $1 and ${OPEN} returning ${COLUMNS}`, [id]);
    return row;
  }
}
