import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import { Clock } from '../../platform/clock/clock.js';
import { config } from '../../platform/config/config.js';
import { type Ctx, NO_ORGANIZATION, systemCtx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { RateLimiter } from '../../platform/limits/rate-limiter.js';
import { Mail } from '../../platform/mail/mail.js';
import { Secrets } from '../../platform/secrets/secrets.js';
import { IdentityRepository, type User } from './identity.repository.js';

// Counted per address *and* origin, so that a stranger's wrong guesses lock out the stranger, never the owner elsewhere.
const PER_PERSON = { hits: 10, seconds: 600 };
const PER_ORIGIN = { hits: 60, seconds: 600 };
const MAILS = { hits: 5, seconds: 3600 };
const RESET = 'password-reset';
const RESET_MINUTES = 60;
const UUID = /^[0-9a-f-]{36}$/;
const minuteWords = (millis: number): string => new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'long', timeStyle: 'short' }).format(millis);
/** Compared when there is no such account, so that the answer takes as long. Made once, of nothing anyone knows. */
const NOBODY = hash(crypto.randomUUID());

@Injectable()
export class PasswordsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly identity: IdentityRepository,
    private readonly limits: RateLimiter,
    private readonly clock: Clock,
    private readonly mail: Mail,
    private readonly secrets: Secrets,
    private readonly audit: AuditWriter,
  ) {}

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

  /** Sends a link to the address, if it has an account. Nothing in the answer, or in its time, says which. */
  async askReset(email: string, origin: string): Promise<void> {
    await this.limits.hit(`reset ${origin}`, PER_ORIGIN);
    await this.limits.hit(`reset mail ${email.toLowerCase()}`, MAILS);
    await this.uow.run(systemCtx(NO_ORGANIZATION), async (ctx) => {
      const user = await this.identity.userByEmail(ctx, email);
      if (!user || !(await this.identity.secretOf(ctx, user.id))) return;
      const id = await this.identity.insertReset(ctx, user.id, RESET_MINUTES);
      const now = (await this.clock.now(ctx)).getTime();
      await this.mail.plan(ctx, {
        key: `password-reset.${id}`,
        kind: 'password-reset',
        to: { email: user.email, name: user.name },
        variables: { eventWhen: minuteWords(now), linkUntil: minuteWords(now + RESET_MINUTES * 60_000), zone: 'UTC', adminName: 'whoever runs this Holdfast', adminEmail: config().mailFrom, organizationName: 'Holdfast' },
        link: { path: `/console/reset#${id}.{token}`, token: { purpose: RESET, id, generation: 1 } },
        subject: { type: 'password_reset', id },
      });
      await this.audit.record(ctx, 'password.reset_asked', { subjectType: 'user', subjectId: user.id });
    });
  }

  /** Sets a new password and ends every session that the old one opened. A link works once. */
  async reset(key: string, password: string): Promise<void> {
    const [id, token] = key.split('.');
    if (!UUID.test(id) || !token || !this.secrets.matches(token, RESET, id, 1)) throw new DomainError('not_found', 'This link is not one of ours. Check that it was copied whole');
    const secret = await hash(password);
    await this.uow.run(systemCtx(NO_ORGANIZATION), async (ctx) => {
      const userId = await this.identity.useReset(ctx, id);
      if (!userId) throw new DomainError('gone', 'This link was used, or has ended. Ask for a new one');
      await this.identity.setSecret(ctx, userId, secret);
      await this.identity.deleteSessionsOf(ctx, userId);
      await this.audit.record(ctx, 'password.reset', { subjectType: 'user', subjectId: userId });
    });
  }

  /** Hashing takes a tenth of a second, so it happens before the transaction that stores it. */
  hash(password: string): Promise<string> {
    return hash(password);
  }

  async store(ctx: Ctx, userId: string, secret: string): Promise<void> {
    await this.identity.setSecret(ctx, userId, secret);
  }
}
