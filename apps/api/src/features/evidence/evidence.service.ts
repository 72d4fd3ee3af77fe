import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { ExchangeReactions } from '../requests/exchange-reactions.facts.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { EvidenceDeadlines } from './evidence-deadlines.js';
import type { EvidenceDocument } from './evidence-document.entity.js';
import { copyEvidence } from './evidence.jobs.js';
import { EvidenceRepository, type Uncopied } from './evidence.repository.js';

export type { EvidenceDocument };

const AT_ONCE = 100;

/** Documents that vendors handed over, in our own custody: copied, hashed and checked anew. */
@Injectable()
export class EvidenceService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork, private readonly documents: EvidenceRepository, private readonly requests: RequestsReader, private readonly vendors: VendorsReader,
    private readonly reactions: ExchangeReactions, private readonly files: Files, private readonly jobs: Jobs, private readonly deadlines: EvidenceDeadlines, private readonly audit: AuditWriter,
  ) {}

  onModuleInit(): void {
    this.reactions.when('requester', 'submitted', (ctx, { requestId, payload }) => this.receive(ctx, requestId, Number(payload.submissionNumber)));
  }

  ofVendor(ctx: Ctx, vendorId: string): Promise<EvidenceDocument[]> {
    return this.uow.run(ctx, async (ctx) => {
      await this.vendors.existing(ctx, vendorId);
      return this.documents.ofVendor(ctx, vendorId);
    });
  }

  ofRequest(ctx: Ctx, requestId: string): Promise<EvidenceDocument[]> {
    return this.uow.run(ctx, (ctx) => this.documents.ofRequest(ctx, requestId));
  }

  async address(ctx: Ctx, id: string): Promise<string> {
    const document = await this.uow.run(ctx, (ctx) => this.documents.find(ctx, id));
    if (!document) throw new DomainError('not_found', 'No such document');
    if (!document.fileId) throw new DomainError('conflict', 'This document is being copied. Try again in a minute');
    const address = await this.files.address(ctx, document.fileId);
    await this.uow.run(ctx, (ctx) => this.audit.record(ctx, 'evidence.opened', { subjectType: 'document', subjectId: id, vendorId: document.vendorId }));
    return address;
  }

  /** Fetches our own copy. Whoever does it twice finds it done. */
  async copy(ctx: Ctx, id: string): Promise<void> {
    const document = await this.uow.run(ctx, (ctx) => this.documents.find(ctx, id));
    if (!document || document.fileId) return;
    const fileId = (await this.uow.run(ctx, (ctx) => this.documents.copiedBefore(ctx, document))) ?? (await this.fetch(ctx, document));
    await this.uow.run(ctx, async (ctx) => {
      if (!(await this.documents.keep(ctx, id, fileId))) return;
      await this.audit.record(ctx, 'evidence.copied', { subjectType: 'document', subjectId: id, vendorId: document.vendorId, detail: { sha256: document.sha256, requestId: document.requestId } });
    });
  }

  uncopied(): Promise<Uncopied[]> {
    return this.documents.uncopied(AT_ONCE);
  }

  askForCopy(ctx: Ctx, documentId: string): Promise<void> {
    return this.uow.run(ctx, (ctx) => this.jobs.enqueue(ctx, copyEvidence, { documentId }));
  }

  private async fetch(ctx: Ctx, { requestId, submissionFileId }: EvidenceDocument): Promise<string> {
    const { request } = await this.requests.sentBy(ctx, requestId);
    const file = await this.requests.submissionFile(ctx, submissionFileId);
    if (!file || !request.vendorOrgId) throw new Error(`Document of request ${requestId} has no source`);
    return this.files.copyFrom(request.vendorOrgId, file.vendorFileId, ctx);
  }

  private async receive(ctx: Ctx, requestId: string, number: number): Promise<void> {
    const { request } = await this.requests.sentBy(ctx, requestId);
    for (const { id, kind, questionKeys, name, bytes, sha256, validTo } of await this.requests.submissionFiles(ctx, requestId, number)) {
      const { id: documentId, copied } = await this.documents.receive(ctx, { vendorId: request.vendorId, requestId, submissionFileId: id, kind, questionKeys: [...questionKeys], name, bytes, sha256, validTo });
      await this.deadlines.received(ctx, documentId);
      if (!copied) await this.jobs.enqueue(ctx, copyEvidence, { documentId });
    }
  }
}
