import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { statement, TenantRepository } from '../../platform/database/tenant.repository.js';
import { OrganizationProfile } from './organization-profile.entity.js';

/** One organization of a person, and what she is in it. */
export interface OwnOrganization {
  readonly slug: string;
  readonly name: string;
  readonly consoleRole: string | null;
  readonly portalRole: string | null;
}

@Injectable()
export class OrganizationsRepository extends TenantRepository<OrganizationProfile> {
  protected readonly entity = OrganizationProfile;

  /** A new organization's id and address. Random letters after the name: an address says nothing of who else is here. */
  async insertOrganization(ctx: Ctx, name: string): Promise<{ id: string; slug: string }> {
    const readable = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40);
    const slug = [readable, randomBytes(3).toString('hex')].filter(Boolean).join('-');
    const [row] = await statement<{ id: string; slug: string }>(ctx, 'insert into organizations (slug) values ($1) returning id, slug', [slug]);
    return row;
  }

  async slug(ctx: Ctx): Promise<string> {
    const [{ slug }] = await statement<{ slug: string }>(ctx, 'select slug from organizations where id = $1', [ctx.tenantId]);
    return slug;
  }

  async insertProfile(ctx: Ctx, profile: Pick<OrganizationProfile, 'name' | 'kind' | 'zone'>): Promise<void> {
    await this.rows(ctx).insert({ ...profile, tenantId: ctx.tenantId });
  }

  profile(ctx: Ctx): Promise<OrganizationProfile> {
    return this.rows(ctx).findOneOrFail({ where: {} });
  }

  async update(ctx: Ctx, version: number, change: Partial<Pick<OrganizationProfile, 'name' | 'zone'>>): Promise<boolean> {
    const { affected } = await this.rows(ctx).update({ version }, { ...change, version: version + 1 });
    return affected === 1;
  }

  /** True for the one call that uses the link up. */
  async useSetUpLink(ctx: Ctx, id: string): Promise<boolean> {
    const [, count] = (await statement(ctx, 'update set_up_links set used_at = now() where id = $1 and used_at is null', [id])) as [unknown, number];
    return count === 1;
  }

  async setUpLinkIsOpen(ctx: Ctx, id: string): Promise<boolean> {
    const rows = await statement(ctx, 'select from set_up_links where id = $1 and used_at is null', [id]);
    return rows.length === 1;
  }
}
