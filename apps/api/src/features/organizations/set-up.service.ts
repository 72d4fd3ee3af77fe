import { Injectable } from '@nestjs/common';
import type { OrganizationKind } from '@holdfast/contracts/organizations';
import { NO_ORGANIZATION, systemCtx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Secrets } from '../../platform/secrets/secrets.js';
import { IdentityService } from '../identity/identity.service.js';
import { PasswordsService } from '../identity/passwords.service.js';
import { SessionsService } from '../identity/sessions.service.js';
import { OrganizationsRepository } from './organizations.repository.js';
import { OrganizationsService } from './organizations.service.js';
import { SET_UP } from './set-up-link.js';

export interface SetUp {
  readonly organization: { readonly name: string; readonly kind: OrganizationKind; readonly zone: string };
  readonly owner: { readonly name: string; readonly email: string; readonly password: string };
}

/** The first minute of an organization: a link that works once makes it, its owner, and her session. */
@Injectable()
export class SetUpService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly secrets: Secrets,
    private readonly setUpLinks: OrganizationsRepository,
    private readonly organizations: OrganizationsService,
    private readonly identity: IdentityService,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
  ) {}

  /** Throws for a link that is not ours, or was used. */
  async look(key: string): Promise<void> {
    const id = this.idOf(key);
    const open = await this.uow.run(systemCtx(NO_ORGANIZATION), (ctx) => this.setUpLinks.setUpLinkIsOpen(ctx, id));
    if (!open) throw used();
  }

  async setUp(key: string, { organization, owner }: SetUp): Promise<{ slug: string; session: string }> {
    const linkId = this.idOf(key);
    const secret = await this.passwords.hash(owner.password);
    return this.uow.run(systemCtx(NO_ORGANIZATION), async (ctx) => {
      if (!(await this.setUpLinks.useSetUpLink(ctx, linkId))) throw used();
      const user = await this.identity.personFor(ctx, owner.email, owner.name);
      if (await this.identity.hasPassword(ctx, user.id)) throw new DomainError('conflict', 'This address has an account already. Sign in with it, then ask for a set-up link for a further organization');
      await this.passwords.store(ctx, user.id, secret);
      const { slug } = await this.organizations.found(ctx, organization, { userId: user.id, name: owner.name, email: owner.email });
      return { slug, session: await this.sessions.open(ctx, user.id, 'console') };
    });
  }

  private idOf(key: string): string {
    const [id, token] = key.split('.');
    if (!id || !token || !this.secrets.matches(token, SET_UP, id, 1)) throw new DomainError('not_found', 'This set-up link is not one of ours. Check that it was copied whole');
    return id;
  }
}

const used = () => new DomainError('gone', 'This set-up link was used. Sign in instead, or make a new one with `npm run organization`');
