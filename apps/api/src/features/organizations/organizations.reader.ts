import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Member } from './member.entity.js';
import type { OrganizationProfile } from './organization-profile.entity.js';
import { MembersRepository } from './members.repository.js';
import { OrganizationsRepository } from './organizations.repository.js';

export type { Member };

/** What other features may ask about the organization and its people. */
@Injectable()
export class OrganizationsReader {
  constructor(private readonly uow: UnitOfWork, private readonly organizations: OrganizationsRepository, private readonly people: MembersRepository) {}

  profile(ctx: Ctx): Promise<OrganizationProfile> {
    return this.uow.run(ctx, (ctx) => this.organizations.profile(ctx));
  }

  /** The organization's own day, in its own zone, by the database's clock. */
  async today(ctx: Ctx): Promise<string> {
    const [{ today }] = await this.uow.read<{ today: string }>(ctx, 'organization-today', 'select (holdfast_now() at time zone zone)::date as today from organization_profiles');
    return today;
  }

  /** The organization at an address; null: there is none. */
  async idOf(slug: string): Promise<string | null> {
    const [row] = await this.uow.outside<{ id: string }>('organization-of-slug', 'select id from organizations where slug = $1', [slug]);
    return row?.id ?? null;
  }

  /** The organization in addresses. */
  slug(ctx: Ctx): Promise<string> {
    return this.uow.run(ctx, (ctx) => this.organizations.slug(ctx));
  }

  /** Everybody who is, or was, a member. */
  members(ctx: Ctx): Promise<Member[]> {
    return this.uow.run(ctx, (ctx) => this.people.byName(ctx));
  }

  /** The first active member with authority to sign; null where nobody was given it. */
  signatory(ctx: Ctx): Promise<Member | null> {
    return this.uow.run(ctx, async (ctx) => (await this.people.byName(ctx)).find(({ active, canSign }) => active && canSign) ?? null);
  }

  member(ctx: Ctx, id: string): Promise<Member | null> {
    return this.uow.run(ctx, (ctx) => this.people.find(ctx, id));
  }

  /** The names of people who are, or were, members; others are left out. */
  namesOfUsers(ctx: Ctx, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.uow.run(ctx, async (ctx) => new Map((await this.people.byUsers(ctx, userIds)).map(({ userId, name }) => [userId, name])));
  }

  /** Who answers for a matter: its owner while she is active, else the organization's first owner. */
  answerableFor(ctx: Ctx, ownerMemberId: string | null): Promise<Member> {
    return this.uow.run(ctx, async (ctx) => {
      const owner = ownerMemberId ? await this.people.find(ctx, ownerMemberId) : null;
      return owner?.active ? owner : this.people.firstOwner(ctx);
    });
  }
}
