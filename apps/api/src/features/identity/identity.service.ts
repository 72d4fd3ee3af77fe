import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { IdentityRepository, type User } from './identity.repository.js';

/** People, for the features that admit them: one human, one account. */
@Injectable()
export class IdentityService {
  constructor(private readonly identity: IdentityRepository) {}

  /** The account with this address, made if there is none. */
  personFor(ctx: Ctx, email: string, name: string): Promise<User> {
    return this.identity.userFor(ctx, email, name);
  }

  /** The person with this id: for whoever is signed in. */
  person(ctx: Ctx, userId: string): Promise<User> {
    return this.identity.userById(ctx, userId);
  }

  /** Whether the address has an account that a password opens. */
  async hasAccount(ctx: Ctx, email: string): Promise<boolean> {
    const user = await this.identity.userByEmail(ctx, email);
    return user !== undefined && this.hasPassword(ctx, user.id);
  }

  async hasPassword(ctx: Ctx, userId: string): Promise<boolean> {
    return (await this.identity.secretOf(ctx, userId)) !== undefined;
  }
}
