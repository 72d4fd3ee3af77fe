import { Injectable } from '@nestjs/common';
import type { ExchangeSide } from '@holdfast/domain/requests/request-steps';
import { authorityStatement, CONSENT } from '@holdfast/domain/templates/signing-words';
import type { Ctx } from '../../platform/context/ctx.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { ActCodes, type CodedAct } from './act-codes.service.js';
import type { Signature } from './signature.entity.js';
import type { Signing } from './signing.reader.js';
import { SignaturesRepository } from './signing.repository.js';

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
  constructor(private readonly codes: ActCodes, private readonly signatures: SignaturesRepository) {}

  /** Mails six digits to the address of whoever is about to sign; they are good for this version of this document, and no other act. */
  sendCode(ctx: Ctx, signing: Signing, page: string, origin: string): Promise<string> {
    return this.codes.send(ctx, signingOf(signing), page, origin);
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
  prove(ctx: Ctx, signing: Signing, { challengeId, code }: SignAct, origin: string): Promise<{ email: string; authenticated: string }> {
    return this.codes.prove(ctx, signingOf(signing), challengeId, code, origin);
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

const signingOf = ({ request, current }: Signing): CodedAct => ({ request, version: current.version, word: 'signature', what: `the signing of ${request.title}` });
