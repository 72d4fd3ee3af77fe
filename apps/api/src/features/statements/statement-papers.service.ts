import { Injectable } from '@nestjs/common';
import type { StatementDocumentData } from '@holdfast/documents/statement-document';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { PdfPrinter } from '../../platform/documents/pdf.printer.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import { sha256Of } from '../../platform/hashes/sha256.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { printStatement } from './statements.jobs.js';
import { type Stating, StatementsReader } from './statements.reader.js';
import { MadeStatementsRepository, StatementPapersRepository } from './statements.repository.js';

const AT_ONCE = 100;

/** The PDF of a made statement: printed once, off the request path, and fetched by both sides. */
@Injectable()
export class StatementPapers {
  constructor(
    private readonly uow: UnitOfWork, private readonly reader: StatementsReader, private readonly made: MadeStatementsRepository, private readonly papers: StatementPapersRepository,
    private readonly printer: PdfPrinter, private readonly files: Files, private readonly jobs: Jobs, private readonly audit: AuditWriter,
  ) {}

  /** In the requester's tenant. Whoever prints it twice keeps the first. */
  async print(ctx: Ctx, requestId: string): Promise<void> {
    const stating = await this.reader.askedBy(ctx, requestId);
    const { made, paper, request } = stating;
    if (!made || paper) return;
    const pdf = await this.printer.print('statement', paperOf(stating));
    const fileId = await this.files.store(ctx, { name: `${request.title}, ${request.vendorName}.pdf`, type: 'application/pdf' }, pdf);
    await this.uow.run(ctx, async (ctx) => {
      if (!(await this.papers.keep(ctx, requestId, made.submissionNumber, sha256Of(pdf), fileId))) return this.files.purge(ctx, fileId);
      await this.audit.record(ctx, 'statement.printed', { subjectType: 'request', subjectId: requestId, vendorId: request.vendorId });
    });
  }

  /** For who asked. */
  async addressForRequester(ctx: Ctx, requestId: string): Promise<string> {
    const stating = await this.reader.askedBy(ctx, requestId);
    const address = await this.files.address(ctx, fileOf(stating));
    await this.uow.run(ctx, (ctx) => this.audit.record(ctx, 'statement.opened', { subjectType: 'request', subjectId: requestId, vendorId: stating.request.vendorId }));
    return address;
  }

  /** For who stated. */
  async addressForVendor(ctx: Ctx, requestId: string): Promise<string> {
    const stating = await this.reader.received(ctx, requestId);
    const address = await this.files.address(systemCtx(stating.request.tenantId), fileOf(stating));
    await this.uow.run(ctx, (ctx) => this.audit.record(ctx, 'task.statement_opened', { subjectType: 'request', subjectId: requestId }));
    return address;
  }

  unprinted(): Promise<{ tenantId: string; requestId: string }[]> {
    return this.made.unprinted(AT_ONCE);
  }

  promise(ctx: Ctx, requestId: string): Promise<void> {
    return this.uow.run(ctx, (ctx) => this.jobs.enqueue(ctx, printStatement, { requestId }));
  }
}

const fileOf = ({ made, paper }: Stating): string => {
  if (!made) throw new DomainError('conflict', 'Nothing was stated yet');
  if (!paper) throw new DomainError('conflict', 'The PDF is being made. Try again in a minute');
  return paper.fileId;
};

const paperOf = ({ request, asked, made, submission }: Stating): StatementDocumentData => ({
  title: request.title, requesterName: request.requesterName, vendorName: request.vendorName,
  documentNumber: `${asked.statementId}-${request.id.slice(-8)}`,
  text: made?.text ?? '', withExceptions: made?.exceptions !== null,
  madeBy: { name: submission?.byName ?? '', title: submission?.byTitle ?? '' },
  madeOn: dayWords(submission?.submittedOn ?? ''), zone: zoneWords(request.zone),
  authority: made?.authority ?? '', authenticated: made?.authenticated ?? '', email: made?.email ?? '',
  basis: asked.statement.basis, basisNote: asked.statement.basisNote,
  citations: [...asked.statement.citations.cfr.map((cite) => `45 CFR ${cite}`), ...asked.statement.citations.other],
  version: asked.version, wordsSha256: asked.sha256, textSha256: made?.sha256 ?? '',
});
