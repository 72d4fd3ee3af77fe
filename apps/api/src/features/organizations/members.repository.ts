import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { statement, TenantRepository } from '../../platform/database/tenant.repository.js';
import { Member } from './member.entity.js';
import type { OwnOrganization } from './organizations.repository.js';

@Injectable()
export class MembersRepository extends TenantRepository<Member> {
  protected readonly entity = Member;

  insert(ctx: Ctx, member: Pick<Member, 'userId' | 'name' | 'email'> & Partial<Member>): Promise<Member> {
    return this.rows(ctx).save({ ...member, tenantId: ctx.tenantId });
  }

  find(ctx: Ctx, id: string): Promise<Member | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  byUser(ctx: Ctx, userId: string): Promise<Member | null> {
    return this.rows(ctx).findOneBy({ userId });
  }

  byUsers(ctx: Ctx, userIds: readonly string[]): Promise<Member[]> {
    return this.rows(ctx).findBy({ userId: In([...new Set(userIds)]) });
  }

  byName(ctx: Ctx): Promise<Member[]> {
    return this.rows(ctx).find({ order: { name: 'asc', id: 'asc' } });
  }

  firstOwner(ctx: Ctx): Promise<Member> {
    return this.rows(ctx).findOneOrFail({ where: [{ consoleRole: 'owner', active: true }, { portalRole: 'lead', active: true }], order: { id: 'asc' } });
  }

  /** How many owners there are, held still until the end of the transaction: two cannot leave at once. */
  async lockOwners(ctx: Ctx): Promise<number> {
    const owners = await this.sql(ctx, `select id from members where console_role = 'owner' and active order by id for update`);
    return owners.length;
  }

  async update(ctx: Ctx, id: string, version: number, change: Partial<Pick<Member, 'consoleRole' | 'portalRole' | 'active' | 'title' | 'name' | 'canSign' | 'deputyMemberId'>>): Promise<boolean> {
    const { affected } = await this.rows(ctx).update({ id, version }, { ...change, version: version + 1 });
    return affected === 1;
  }

  /** Where a person belongs. Read under her own policy: she sees her own rows in every organization. */
  organizationsOf(ctx: Ctx, userId: string): Promise<(Omit<OwnOrganization, 'name'> & { tenantId: string })[]> {
    return statement(ctx, `
      select m.tenant_id as "tenantId", o.slug, m.console_role as "consoleRole", m.portal_role as "portalRole"
      from members m join organizations o on o.id = m.tenant_id where m.user_id = $1 and m.active order by o.slug`, [userId]);
  }
}
