import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { type Ctx, NO_ORGANIZATION, systemCtx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { RateLimiter } from '../../platform/limits/rate-limiter.js';
import { IdentityRepository, type User } from './identity.repository.js';

// Counted per address *and* origin, so that a stranger's wrong guesses lock out the stranger, never the owner elsewhere.
const PER_PERSON = { hits: 10, seconds: 600 };
const PER_ORIGIN = { hits: 60, seconds: 600 };
/** Compared when there is no such account, so that the answer takes as long. Made once, of nothing anyone knows. */
const NOBODY = hash(crypto.randomUUID());

@Injectable()
export class PasswordsService {
  constructor(private readonly uow: UnitOfWork, private readonly identity: IdentityRepository, private readonly limits: RateLimiter) {}

  /** The person, or a refusal that does not say which of the two was wrong. */
  async check(email: string, password: string, origin: string): Promise<User> {
    await this.limits.hit(`password ${origin}`, PER_ORIGIN);
    await this.limits.hit(`password ${origin} ${email.toLowerCase()}`, PER_PERSON);
    const { user, secret } = await this.uow.run(systemCtx(NO_ORGANIZATION), async (ctx) => {
      const user = await this.identity.userByEmail(ctx, email);
      return { user, secret: user && (await this.identity.secretOf(ctx, user.id)) };
    });
    const right = await verify(secret ?? (await NOBODY), password);
    if (!user || !secret || !right) throw new DomainError('not_signed_in', 'That e-mail address and password do not belong together');
    return user;
  }

  /** Hashing takes a tenth of a second, so it happens before the transaction that stores it. */
  hash(password: string): Promise<string> {
    return hash(password);
  }

  async store(ctx: Ctx, userId: string, secret: string): Promise<void> {
    await this.identity.setSecret(ctx, userId, secret);
  }
}
