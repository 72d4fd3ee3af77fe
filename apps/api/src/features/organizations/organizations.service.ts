import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { MembersRepository } from './members.repository.js';
import { OrganizationsRepository, type OwnOrganization } from './organizations.repository.js';

@Injectable()
export class OrganizationsService {
  constructor(private readonly uow: UnitOfWork, private readonly organizations: OrganizationsRepository, private readonly members: MembersRepository) {}

  /** Where the person belongs, each with its name: read tenant by tenant, because no statement sees two. */
  ofPerson(ctx: Ctx): Promise<OwnOrganization[]> {
    return this.uow.run(ctx, async (ctx) => {
      const own: OwnOrganization[] = [];
      for (const { tenantId, ...membership } of await this.members.organizationsOf(ctx, ctx.actor.userId ?? '')) {
        const inside = await this.uow.enterTenant({ ...ctx, tenantId });
        own.push({ ...membership, name: (await this.organizations.profile(inside)).name });
      }
      return own;
    });
  }
}
