import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Files, type NewFile } from '../../platform/files/files.js';
import { UploadsInParts } from '../../platform/files/uploads-in-parts.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { sureOfFacts } from '../requests/evidence-facts.facts.js';
import type { Description, DraftFile } from './draft-file.entity.js';
import { DraftFilesRepository } from './draft-files.repository.js';
import { TasksService } from './tasks.service.js';

/** Files that go along with answers: the vendor's own until they are submitted. */
@Injectable()
export class EvidenceUploadService {
  constructor(
    private readonly uow: UnitOfWork, private readonly tasks: TasksService,
    private readonly draftFiles: DraftFilesRepository, private readonly requests: RequestsReader, private readonly files: Files, private readonly uploads: UploadsInParts, private readonly audit: AuditWriter,
  ) {}

  /** Takes a file in for one question. Outside a transaction until the bytes are here. */
  async upload(ctx: Ctx, requestId: string, questionId: string, file: NewFile, stream: Readable): Promise<void> {
    await this.tasks.openQuestions(ctx, requestId, [questionId]);
    await this.put(ctx, requestId, questionId, await this.files.receive(ctx, file, stream));
  }

  /** Makes room for a file that comes in parts, and says by which id. */
  async begin(ctx: Ctx, requestId: string, questionId: string, file: NewFile, bytes: number): Promise<string> {
    await this.tasks.openQuestions(ctx, requestId, [questionId]);
    return this.uploads.begin(ctx, file, bytes);
  }

  async received(ctx: Ctx, requestId: string, fileId: string): Promise<number> {
    await this.uow.run(ctx, (ctx) => this.tasks.reach(ctx, requestId));
    return this.uploads.received(ctx, fileId);
  }

  async append(ctx: Ctx, requestId: string, fileId: string, from: number, part: Readable): Promise<number> {
    await this.uow.run(ctx, (ctx) => this.tasks.reach(ctx, requestId));
    return this.uploads.append(ctx, fileId, from, part);
  }

  /** All parts are here: it is put to the question. */
  async end(ctx: Ctx, requestId: string, questionId: string, fileId: string): Promise<void> {
    await this.tasks.openQuestions(ctx, requestId, [questionId]);
    await this.uploads.end(ctx, fileId);
    await this.put(ctx, requestId, questionId, fileId);
  }

  async giveUp(ctx: Ctx, requestId: string, fileId: string): Promise<void> {
    await this.uow.run(ctx, (ctx) => this.tasks.reach(ctx, requestId));
    return this.uploads.giveUp(ctx, fileId);
  }

  /** What came before under a reply that was lost on the way stands there already. */
  private put(ctx: Ctx, requestId: string, questionId: string, fileId: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      await this.tasks.openQuestions(ctx, requestId, [questionId]);
      await this.uow.takeTurns(ctx, `evidence of ${requestId}`); // or the same file, said twice at once, stands there twice
      const others = (await this.draftFiles.ofRequests(ctx, [requestId])).filter(({ questionKeys }) => questionKeys.includes(questionId)).map(({ fileId }) => fileId);
      if (others.includes(fileId)) return;
      if (await this.isAmong(ctx, others, fileId)) return this.files.purge(ctx, fileId);
      await this.draftFiles.insert(ctx, { requestId, fileId, questionKeys: [questionId], kind: '', validTo: null, facts: {} });
      await this.audit.record(ctx, 'evidence.uploaded', { subjectType: 'request', subjectId: requestId, detail: { question: questionId, fileId } });
    });
  }

  /** The same bytes under the same name. */
  private async isAmong(ctx: Ctx, others: readonly string[], fileId: string): Promise<boolean> {
    const [received] = await this.files.findMany(ctx, [fileId]);
    return (await this.files.findMany(ctx, others)).some(({ name, sha256, state }) => name === received?.name && sha256 === received.sha256 && !['refused', 'quarantined', 'purged'].includes(state));
  }

  /** Says which questions it answers, what kind it is, and until when it is valid. */
  describe(ctx: Ctx, requestId: string, id: string, { questionKeys, kind, validTo, facts }: Partial<Description>): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const before = await this.existing(ctx, requestId, id);
      await this.tasks.openQuestions(ctx, requestId, [...before.questionKeys, ...(questionKeys ?? [])]);
      await this.draftFiles.describe(ctx, id, { questionKeys: questionKeys ?? before.questionKeys, kind: kind ?? before.kind, validTo: validTo === undefined ? before.validTo : validTo, facts: facts ? sureOfFacts(facts) : before.facts });
      await this.audit.record(ctx, 'evidence.described', { subjectType: 'request', subjectId: requestId, detail: { fileId: before.fileId } });
    });
  }

  /** Takes it back before it is submitted: its bytes are forgotten, and make room. What was submitted with it before stays submitted. */
  remove(ctx: Ctx, requestId: string, id: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const { fileId, questionKeys } = await this.existing(ctx, requestId, id);
      await this.tasks.openQuestions(ctx, requestId, questionKeys);
      await this.draftFiles.remove(ctx, id);
      if (!(await this.draftFiles.isUsed(ctx, fileId)) && !(await this.requests.wasSubmitted(ctx, fileId))) await this.files.purge(ctx, fileId);
      await this.audit.record(ctx, 'evidence.removed', { subjectType: 'request', subjectId: requestId, detail: { fileId } });
    });
  }

  async address(ctx: Ctx, requestId: string, id: string): Promise<string> {
    const { fileId } = await this.uow.run(ctx, (ctx) => this.existing(ctx, requestId, id));
    const address = await this.files.address(ctx, fileId);
    await this.uow.run(ctx, (ctx) => this.audit.record(ctx, 'evidence.opened', { subjectType: 'request', subjectId: requestId, detail: { fileId } }));
    return address;
  }

  private async existing(ctx: Ctx, requestId: string, id: string): Promise<DraftFile> {
    const { part } = await this.tasks.reach(ctx, requestId);
    const found = await this.draftFiles.find(ctx, requestId, id);
    if (!found || (part && !found.questionKeys.some((key) => part.questionKeys.has(key)))) throw new DomainError('not_found', 'No such file');
    return found;
  }
}
