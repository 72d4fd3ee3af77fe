import { Injectable } from '@nestjs/common';
import { zoneWords } from '@holdfast/domain/dates/date-words';
import type { ExchangeSide } from '@holdfast/domain/requests/request-steps';
import { authorityStatement, CONSENT } from '@holdfast/domain/templates/signing-words';
import { Clock } from '../../platform/clock/clock.js';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Mail } from '../../platform/mail/mail.js';
import { CODE_MINUTES, CodesService } from '../identity/codes.service.js';
import { IdentityService } from '../identity/identity.service.js';
import type { Signature } from './signature.entity.js';
import type { Signing } from './signing.reader.js';
import { SignaturesRepository } from './signing.repository.js';

const clockWords = (at: Date, timeZone: string): string => new Intl.DateTimeFormat('en-US', { timeZone, timeStyle: 'short' }).format(at);

/** What a person says and does when she signs. */
export interface SignAct {
  /** Of the PDF that she read. */
  readonly documentSha256: string;
  readonly consentVersion: string;
  readonly name: string;
  readonly title: string;
  readonly authority: boolean;
  readonly challengeId: string;
  readonly code: string;
}

/** The act of signing, the same for both sides: consent, name, title, authority, and a fresh code for this very act. */
@Injectable()
export class SigningActs {
  constructor(
    private readonly uow: UnitOfWork, private readonly codes: CodesService, private readonly identity: IdentityService, private readonly signatures: SignaturesRepository,
    private readonly mail: Mail, private readonly clock: Clock,
  ) {}

  /** Mails six digits to the address of whoever is about to sign; they are good for this version of this document, and no other act. */
  async sendCode(ctx: Ctx, { request, current }: Signing, page: string, origin: string): Promise<string> {
    const userId = ctx.actor.userId ?? '';
    const { email, name } = await this.uow.run(ctx, (ctx) => this.identity.person(ctx, userId));
    await this.codes.mayMail(email, origin);
    const now = await this.clock.now();
    const challengeId = await this.uow.run(systemCtx(request.tenantId), async (inRequester) => {
      const { challengeId, secret } = await this.codes.start(inRequester, email);
      await this.mail.plan(inRequester, {
        key: `code.${challengeId}`, kind: 'sign-in-code', to: { email, name }, secret, link: { path: page }, subject: { type: 'request', id: request.id },
        variables: {
          requesterName: request.requesterName, requestTitle: `the signing of ${request.title}`, senderName: request.senderName, senderEmail: request.senderEmail,
          codeMinutes: CODE_MINUTES, sentTime: clockWords(now, request.zone), zone: zoneWords(request.zone),
        },
      });
      return challengeId;
    });
    await this.uow.run(ctx, (ctx) => this.signatures.expectCode(ctx, request.id, current.version, userId, challengeId));
    return challengeId;
  }

  /** The same act again, by the same person on the same document: answered as it was, signed once. */
  repeated(ctx: Ctx, { signatures, current }: Signing, side: ExchangeSide, act: SignAct): boolean {
    const made = signatures.find((signature) => signature.side === side);
    if (!made) return false;
    if (made.userId === ctx.actor.userId && act.documentSha256 === current.documentSha256) return true;
    throw new DomainError('conflict', `${made.name} has signed this already`);
  }

  /** Everything that must hold before the code is spent. */
  refuseUnfit({ current, request }: Signing, act: SignAct): void {
    if (act.documentSha256 !== current.documentSha256) throw new DomainError('conflict', `The document changed while you were reading: version ${current.version} counts now. Nothing was signed. Read it, then sign`, [{ pointer: '/documentSha256', message: 'is not of the version that counts' }]);
    if (act.consentVersion !== CONSENT.version) throw new DomainError('conflict', 'The words of the consent changed. Nothing was signed. Read them, then sign', [{ pointer: '/consentVersion', message: `is not ${CONSENT.version}` }]);
    if (!act.authority) throw new DomainError('rule_broken', `Only who has authority signs. If somebody else has it, pass the request on, or ask ${request.senderName}`, [{ pointer: '/authority', message: 'is not stated' }]);
  }

  /** Spends the code; says whose mailbox it proved and how that is told in the certificate. */
  async prove(ctx: Ctx, { request, current }: Signing, { challengeId, code }: SignAct, origin: string): Promise<{ email: string; authenticated: string }> {
    const { userId } = ctx.actor;
    const expected = await this.uow.run(ctx, (ctx) => this.signatures.wasMailedFor(ctx, request.id, current.version, userId ?? '', challengeId));
    if (!expected) throw new DomainError('rule_broken', 'This code was not mailed for this signature. Send a code for it, then type that one', [{ pointer: '/code', message: 'was not mailed for this signature' }]);
    const email = await this.codes.check(challengeId, code, origin);
    return { email, authenticated: `A six-digit code, mailed to ${email} for this signature, was typed in (challenge ${challengeId.slice(-12)}).` };
  }

  /** The row of a signature, for the transaction that takes the step. */
  async keep(ctx: Ctx, { request, current }: Signing, side: ExchangeSide, act: SignAct, proof: { email: string; authenticated: string }): Promise<void> {
    const signature: Omit<Signature, 'id' | 'at'> = {
      tenantId: request.tenantId, requestId: request.id, version: current.version, side, userId: ctx.actor.userId as string, name: act.name.trim(), title: act.title.trim(),
      statement: authorityStatement(side === 'vendor' ? request.vendorName : request.requesterName), consentVersion: act.consentVersion, challengeId: act.challengeId, documentSha256: act.documentSha256, ...proof,
    };
    await this.signatures.insert(ctx, signature);
  }
}
