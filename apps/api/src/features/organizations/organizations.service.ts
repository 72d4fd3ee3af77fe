import { Injectable } from '@nestjs/common';
import type { OrganizationKind } from '@holdfast/contracts/organizations';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { MembersRepository } from './members.repository.js';
import { OrganizationsRepository, type OwnOrganization } from './organizations.repository.js';

/** One that a person may answer for in the portal. */
export interface Workplace extends Pick<OwnOrganization, 'slug' | 'name'> {
  readonly tenantId: string;
  /** She is no member of it: she was only named on a request there. */
  readonly asParticipant: boolean;
}

@Injectable()
export class OrganizationsService {
  constructor(private readonly uow: UnitOfWork, private readonly organizations: OrganizationsRepository, private readonly members: MembersRepository, private readonly audit: AuditWriter) {}

  /** Where the person belongs, each with its name. */
  async ofPerson(ctx: Ctx): Promise<OwnOrganization[]> {
    return (await this.named(ctx)).map(({ tenantId: _tenantId, ...own }) => own);
  }

  /** Where the person may answer requests. */
  async workplacesOf(ctx: Ctx): Promise<Workplace[]> {
    return (await this.named(ctx)).filter(({ portalRole }) => portalRole).map(({ tenantId, slug, name, portalRole }) => ({ tenantId, slug, name, asParticipant: isGuest(portalRole) }));
  }

  /** Makes an organization and its first owner, inside the caller's transaction; she leads its portal too. */
  async found(ctx: Ctx, organization: { readonly name: string; readonly kind: OrganizationKind; readonly zone: string }, owner: { readonly userId: string; readonly name: string; readonly email: string }): Promise<Workplace> {
    const { id, slug } = await this.organizations.insertOrganization(ctx, organization.kind === 'workspace' ? '' : organization.name);
    const inside = await this.uow.enterTenant({ ...ctx, tenantId: id, slug });
    await this.organizations.insertProfile(inside, organization);
    const { id: memberId } = await this.members.insert(inside, { userId: owner.userId, name: owner.name, email: owner.email, consoleRole: 'owner', portalRole: 'lead' });
    const actor = { kind: 'member', userId: owner.userId, memberId, name: owner.name, role: 'owner' } as const;
    await this.audit.record({ ...inside, actor }, 'organization.set_up', { subjectType: 'organization', subjectId: id, detail: { kind: organization.kind } });
    return { tenantId: id, slug, name: organization.name, asParticipant: false };
  }

  /** Lets a person into an organization's portal for the requests she is named on, or the parts she was handed, inside the caller's transaction. */
  async admitGuest(ctx: Ctx, tenantId: string, person: { readonly userId: string; readonly name: string; readonly email: string }, as: 'participant' | 'delegate' = 'participant'): Promise<Workplace> {
    const inside = await this.uow.enterTenant({ ...ctx, tenantId });
    const slug = await this.organizations.slug(inside);
    const { name } = await this.organizations.profile(inside);
    const member = await this.members.byUser(inside, person.userId);
    if (member && !member.active) throw new DomainError('forbidden', 'You do not belong to this organization any more. Ask the person who leads it');
    if (!member) {
      const { id } = await this.members.insert(inside, { ...person, portalRole: as });
      await this.audit.record(inside, as === 'delegate' ? 'member.handed_a_part' : 'member.named_on_request', { subjectType: 'member', subjectId: id });
    } else if (member.portalRole === null || (member.portalRole === 'delegate' && as === 'participant')) {
      await this.members.update(inside, member.id, member.version, { portalRole: as });
    }
    return { tenantId, slug, name, asParticipant: !member || member.portalRole === null || isGuest(member.portalRole) };
  }

  /** Read tenant by tenant, because no statement sees two. */
  private named(ctx: Ctx): Promise<(OwnOrganization & { tenantId: string })[]> {
    return this.uow.run(ctx, async (ctx) => {
      const own: (OwnOrganization & { tenantId: string })[] = [];
      for (const membership of await this.members.organizationsOf(ctx, ctx.actor.userId ?? '')) {
        const inside = await this.uow.enterTenant({ ...ctx, tenantId: membership.tenantId });
        own.push({ ...membership, name: (await this.organizations.profile(inside)).name });
      }
      return own;
    });
  }
}

const isGuest = (portalRole: string | null): boolean => portalRole === 'participant' || portalRole === 'delegate';
