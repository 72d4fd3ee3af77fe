import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import { type Ctx, NO_ORGANIZATION, systemCtx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { RateLimiter } from '../../platform/limits/rate-limiter.js';
import type { MailSecret } from '../../platform/mail/message.entity.js';
import { Secrets } from '../../platform/secrets/secrets.js';
import { IdentityRepository } from './identity.repository.js';

export const CODE_MINUTES = 10;
const TRIES = 5;
// Sending is limited per address, trying per challenge and origin: a stranger can exhaust his own challenge, never hers.
const MAILS = { hits: 5, seconds: 3600 };
const PER_ORIGIN = { hits: 60, seconds: 600 };
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A code that was promised: its id names it in the address of the page that asks for it. */
export interface SentCode {
  readonly challengeId: string;
  readonly secret: MailSecret;
}

/** Who typed a code that we mailed: the address it went to. */
export interface ProvenMailbox {
  readonly email: string;
}

/** Six digits by mail, which prove a mailbox. They are computed when the mail leaves and stand nowhere. */
@Injectable()
export class CodesService {
  constructor(
    private readonly uow: UnitOfWork, private readonly identity: IdentityRepository, private readonly limits: RateLimiter,
    private readonly secrets: Secrets, private readonly audit: AuditWriter,
  ) {}

  /** Counts a mail to this address; throws `rate_limited` beyond five an hour. Before the transaction that plans it. */
  async mayMail(email: string, origin: string): Promise<void> {
    await this.limits.hit(`code ${origin}`, PER_ORIGIN);
    await this.limits.hit(`code mail ${email.toLowerCase()}`, MAILS);
  }

  /** Starts a challenge in the transaction that plans its mail. Earlier ones stay valid, so nobody can lock another out. */
  async start(ctx: Ctx, email: string): Promise<SentCode> {
    const { id, generation } = await this.identity.insertChallenge(ctx, email, CODE_MINUTES);
    return { challengeId: id, secret: { variable: 'code', purpose: 'sign-in-code', id, generation } };
  }

  /** The address whose mailbox the code proves. */
  async check(challengeId: string, code: string, origin: string): Promise<string> {
    await this.limits.hit(`code try ${origin}`, PER_ORIGIN);
    const tried = UUID.test(challengeId) && (await this.uow.run(systemCtx(NO_ORGANIZATION), (ctx) => this.identity.tryChallenge(ctx, challengeId, TRIES)));
    if (!tried) throw new DomainError('gone', 'This code has ended: it was used, is older than ten minutes, or was tried five times. Send a new one');
    if (!this.secrets.matchesSixDigits(code, tried.id, tried.generation)) {
      throw new DomainError('not_signed_in', tried.tries < TRIES ? 'That is not the code in the mail. Check the six digits' : 'That is not the code, and it was the fifth try. Send a new one');
    }
    await this.uow.run(systemCtx(NO_ORGANIZATION), async (ctx) => {
      if (!(await this.identity.useChallenge(ctx, tried.id))) throw new DomainError('gone', 'This code was used a moment ago. Send a new one');
      await this.audit.record(ctx, 'code.used', { subjectType: 'challenge', subjectId: tried.id });
    });
    return tried.email;
  }
}
