import { Injectable } from '@nestjs/common';
import { zoneWords } from '@holdfast/domain/dates/date-words';
import { Clock } from '../../platform/clock/clock.js';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Mail } from '../../platform/mail/mail.js';
import { CODE_MINUTES, CodesService } from '../identity/codes.service.js';
import { IdentityService } from '../identity/identity.service.js';
import type { Exchanged } from '../requests/requests.reader.js';
import { SignaturesRepository } from './signing.repository.js';

const clockWords = (at: Date, timeZone: string): string => new Intl.DateTimeFormat('en-US', { timeZone, timeStyle: 'short' }).format(at);

/** An act for which a person proves her mailbox anew. */
export interface CodedAct extends Pick<Exchanged, 'request'> {
  /** Of what she has before her: a code is good for that one. */
  readonly version: number;
  readonly word: 'signature' | 'statement';
  /** As the mail names it. */
  readonly what: string;
}

/** A fresh code for one act on one request, by one person: it opens nothing else. */
@Injectable()
export class ActCodes {
  constructor(
    private readonly uow: UnitOfWork, private readonly codes: CodesService, private readonly identity: IdentityService, private readonly signatures: SignaturesRepository,
    private readonly mail: Mail, private readonly clock: Clock,
  ) {}

  /** Mails six digits to the address of who is about to act; says the challenge they belong to. */
  async send(ctx: Ctx, { request, version, what }: CodedAct, page: string, origin: string): Promise<string> {
    const userId = ctx.actor.userId ?? '';
    const { email, name } = await this.uow.run(ctx, (ctx) => this.identity.person(ctx, userId));
    await this.codes.mayMail(email, origin);
    const now = await this.clock.now();
    const challengeId = await this.uow.run(systemCtx(request.tenantId), async (inRequester) => {
      const { challengeId, secret } = await this.codes.start(inRequester, email);
      await this.mail.plan(inRequester, {
        key: `code.${challengeId}`, kind: 'sign-in-code', to: { email, name }, secret, link: { path: page }, subject: { type: 'request', id: request.id },
        variables: {
          requesterName: request.requesterName, requestTitle: what, senderName: request.senderName, senderEmail: request.senderEmail,
          codeMinutes: CODE_MINUTES, sentTime: clockWords(now, request.zone), zone: zoneWords(request.zone),
        },
      });
      return challengeId;
    });
    await this.uow.run(ctx, (ctx) => this.signatures.expectCode(ctx, request.id, version, userId, challengeId));
    return challengeId;
  }

  /** Spends the code; says whose mailbox it proved, and how that is told on paper. */
  async prove(ctx: Ctx, { request, version, word }: CodedAct, challengeId: string, code: string, origin: string): Promise<{ email: string; authenticated: string }> {
    const { userId } = ctx.actor;
    const expected = await this.uow.run(ctx, (ctx) => this.signatures.wasMailedFor(ctx, request.id, version, userId ?? '', challengeId));
    if (!expected) throw new DomainError('rule_broken', `This code was not mailed for this ${word}. Send a code for it, then type that one`, [{ pointer: '/code', message: `was not mailed for this ${word}` }]);
    const email = await this.codes.check(challengeId, code, origin);
    return { email, authenticated: `A six-digit code, mailed to ${email} for this ${word}, was typed in (challenge ${challengeId.slice(-12)}).` };
  }
}
