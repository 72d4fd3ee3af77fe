import { Injectable } from '@nestjs/common';
import { agreementChanges, type TextChange } from '@holdfast/domain/templates/text-changes';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { type Exchanged, RequestsReader } from '../requests/requests.reader.js';
import type { SealedDocument } from './sealed-document.entity.js';
import type { Signature } from './signature.entity.js';
import type { SignatureDocument } from './signature-document.entity.js';
import { type Reading, SealedDocumentsRepository, SignatureDocumentsRepository, SignaturesRepository } from './signing.repository.js';

/** A signature that was asked for, and how far it has come. */
export interface Signing extends Exchanged {
  /** The version that counts. */
  readonly current: SignatureDocument;
  /** What it says otherwise than the version before. */
  readonly changes: readonly TextChange[];
  /** Of the current version; those of earlier versions are void. */
  readonly signatures: readonly Signature[];
  readonly voided: readonly Signature[];
  readonly readings: readonly Reading[];
  readonly sealed: SealedDocument | null;
}

/** What either side may see of a signature. */
@Injectable()
export class SigningReader {
  constructor(
    private readonly uow: UnitOfWork, private readonly requests: RequestsReader, private readonly documents: SignatureDocumentsRepository,
    private readonly signatures: SignaturesRepository, private readonly sealed: SealedDocumentsRepository,
  ) {}

  /** One that the organization of `ctx` asked for, or `not_found`. */
  asked(ctx: Ctx, requestId: string): Promise<Signing> {
    return this.uow.run(ctx, async (ctx) => this.of(ctx, await this.requests.sentBy(ctx, requestId)));
  }

  /** One that came to the organization of `ctx`, or `not_found`. */
  received(ctx: Ctx, requestId: string): Promise<Signing> {
    return this.uow.run(ctx, async (ctx) => this.of(ctx, await this.requests.takenOnBy(ctx, requestId)));
  }

  private async of(ctx: Ctx, exchanged: Exchanged): Promise<Signing> {
    const { id } = exchanged.request;
    const [current, before] = await this.documents.ofRequest(ctx, id);
    if (exchanged.request.kind !== 'signature' || !current) throw new DomainError('not_found', 'This request asks for no signature');
    const signatures = await this.signatures.ofRequest(ctx, id);
    return {
      ...exchanged, current, changes: before ? agreementChanges(before.document, current.document) : [],
      signatures: signatures.filter(({ version }) => version === current.version), voided: signatures.filter(({ version }) => version !== current.version),
      readings: await this.signatures.readings(ctx, id), sealed: await this.sealed.ofRequest(ctx, id),
    };
  }
}
