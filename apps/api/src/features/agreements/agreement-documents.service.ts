import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { RefusedFile } from '../../platform/files/file-refusal.js';
import { Files } from '../../platform/files/files.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import type { AgreementDocument } from './agreement-document.entity.js';
import { AgreementDocumentsRepository } from './agreement-documents.repository.js';
import type { Agreement } from './agreement.entity.js';
import { AgreementsRepository } from './agreements.repository.js';

export interface DocumentWithFile {
  readonly document: AgreementDocument;
  readonly file: StoredFile;
}

/** Signed copies of agreements. */
@Injectable()
export class AgreementDocumentsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly agreements: AgreementsRepository,
    private readonly documents: AgreementDocumentsRepository,
    private readonly files: Files,
    private readonly audit: AuditWriter,
  ) {}

  /** Takes a signed PDF in. What is refused is let go unread, so that the answer still arrives. */
  async add(ctx: Ctx, agreementId: string, name: string, upload: Readable): Promise<DocumentWithFile> {
    try {
      const { vendorId } = await this.agreement(ctx, agreementId);
      if (!/\.pdf$/i.test(name.trim())) throw notAPdf();
      const fileId = await this.files.receive(ctx, { name, declaredType: 'application/pdf' }, upload);
      const id = await this.uow.run(ctx, async (ctx) => {
        const { name, bytes, sha256 } = (await this.files.find(ctx, fileId)) as StoredFile;
        const id = await this.documents.insert(ctx, { agreementId, fileId, name });
        await this.audit.record(ctx, 'agreement.document_added', { subjectType: 'agreement', subjectId: agreementId, vendorId, detail: { documentId: id, bytes, sha256 } });
        return id;
      });
      return this.find(ctx, agreementId, id);
    } catch (error) {
      upload.resume();
      throw error instanceof RefusedFile && error.refusal === 'wrong_type' ? notAPdf() : error;
    }
  }

  /** Keeps a file that we made as a signed copy, in the transaction of `ctx`. */
  async keep(ctx: Ctx, agreementId: string, fileId: string, name: string): Promise<void> {
    const { vendorId } = await this.agreement(ctx, agreementId);
    const id = await this.documents.insert(ctx, { agreementId, fileId, name });
    await this.audit.record(ctx, 'agreement.document_added', { subjectType: 'agreement', subjectId: agreementId, vendorId, detail: { documentId: id } });
  }

  /** The latest first. */
  async ofAgreement(ctx: Ctx, agreementId: string): Promise<DocumentWithFile[]> {
    await this.agreement(ctx, agreementId);
    return this.uow.run(ctx, async (ctx) => {
      const documents = await this.documents.ofAgreement(ctx, agreementId);
      const files = new Map((await this.files.findMany(ctx, documents.map(({ fileId }) => fileId))).map((file) => [file.id, file]));
      return documents.flatMap((document) => [files.get(document.fileId)].flatMap((file) => (file ? [{ document, file }] : [])));
    });
  }

  /** A path that hands the document out for a few minutes. Who asked for it is on record. */
  async address(ctx: Ctx, agreementId: string, id: string): Promise<string> {
    const { vendorId } = await this.agreement(ctx, agreementId);
    const { document } = await this.find(ctx, agreementId, id);
    const address = await this.files.address(ctx, document.fileId);
    await this.uow.run(ctx, (ctx) => this.audit.record(ctx, 'agreement.document_opened', { subjectType: 'agreement', subjectId: agreementId, vendorId, detail: { documentId: id } }));
    return address;
  }

  private async find(ctx: Ctx, agreementId: string, id: string): Promise<DocumentWithFile> {
    return this.uow.run(ctx, async (ctx) => {
      const document = await this.documents.find(ctx, agreementId, id);
      const file = document && (await this.files.find(ctx, document.fileId));
      if (!document || !file) throw new DomainError('not_found', 'No such document');
      return { document, file };
    });
  }

  private async agreement(ctx: Ctx, id: string): Promise<Agreement> {
    const agreement = await this.uow.run(ctx, (ctx) => this.agreements.find(ctx, id));
    if (!agreement) throw new DomainError('not_found', 'No such agreement');
    return agreement;
  }
}

const notAPdf = () => new DomainError('file_refused', 'This is not a PDF, so it was not kept. Send the signed agreement as a PDF', [{ pointer: '/file', message: 'is not a PDF' }]);
