import { Injectable } from '@nestjs/common';
import type { SubmissionCopyData } from '@holdfast/documents/submission-copy';
import { zoneWords } from '@holdfast/domain/dates/date-words';
import { answerWords } from '@holdfast/domain/questionnaires/answer-words';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { PdfPrinter } from '../../platform/documents/pdf.printer.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import { sha256Of } from '../../platform/hashes/sha256.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { Submission, SubmissionFile } from '../requests/exchange.facts.js';
import { type Exchanged, RequestsReader } from '../requests/requests.reader.js';
import { SubmissionCopiesRepository } from './submission-copies.repository.js';
import { differs } from './task.js';
import { printSubmissionCopy } from './workspace.jobs.js';

/** The vendor's copy of a submission: printed once, when it is first asked for, off the request path. */
@Injectable()
export class SubmissionCopies {
  constructor(
    private readonly uow: UnitOfWork, private readonly requests: RequestsReader, private readonly copies: SubmissionCopiesRepository, private readonly printer: PdfPrinter,
    private readonly files: Files, private readonly jobs: Jobs, private readonly audit: AuditWriter,
  ) {}

  /** Whoever prints it twice keeps the first. */
  async print(ctx: Ctx, requestId: string, number: number): Promise<void> {
    const found = await this.uow.run(ctx, async (ctx) => {
      if (await this.copies.find(ctx, requestId, number)) return null;
      const exchanged = await this.requests.boundTo(ctx, requestId);
      const submissions = await this.requests.submissions(ctx, requestId);
      const submission = submissions.find((each) => each.number === number);
      return submission && { exchanged, submission, before: submissions.find((each) => each.number === number - 1) ?? null, questionnaire: await this.requests.questionnaire(ctx, requestId), files: await this.requests.submissionFiles(ctx, requestId, number) };
    });
    if (!found) return;
    const pdf = await this.printer.print('submissionCopy', copyOf(found));
    const fileId = await this.files.store(ctx, { name: `${found.exchanged.request.title}, submission ${number}.pdf`, type: 'application/pdf' }, pdf);
    await this.uow.run(ctx, async (ctx) => {
      if (!(await this.copies.keep(ctx, requestId, number, fileId, sha256Of(pdf)))) return this.files.purge(ctx, fileId);
      await this.audit.record(ctx, 'task.copy_printed', { subjectType: 'request', subjectId: requestId, detail: { number } });
    });
  }

  /** Where it can be fetched; where it was never printed, asks for it and says so. */
  async address(ctx: Ctx, requestId: string, number: number): Promise<string> {
    const fileId = await this.uow.run(ctx, async (ctx) => {
      await this.requests.takenOnBy(ctx, requestId);
      await this.requests.submission(ctx, requestId, number);
      const copy = await this.copies.find(ctx, requestId, number);
      if (!copy) await this.jobs.enqueue(ctx, printSubmissionCopy, { requestId, number });
      return copy?.fileId;
    });
    if (!fileId) throw new DomainError('conflict', 'The PDF is being made. Try again in a minute');
    const address = await this.files.address(ctx, fileId);
    await this.uow.run(ctx, (ctx) => this.audit.record(ctx, 'task.copy_opened', { subjectType: 'request', subjectId: requestId, detail: { number } }));
    return address;
  }
}

interface Parts {
  readonly exchanged: Exchanged;
  readonly submission: Submission;
  readonly before: Submission | null;
  readonly questionnaire: Questionnaire;
  readonly files: readonly SubmissionFile[];
}

const copyOf = ({ exchanged: { request }, submission, before, questionnaire, files }: Parts): SubmissionCopyData => {
  const { content: { asked, answers, comments }, number } = submission;
  return {
    title: request.title, requesterName: request.requesterName, vendorName: request.vendorName, documentNumber: `${request.id.slice(-8)}-${number}`, number,
    submittedOn: submission.submittedOn, zone: zoneWords(request.zone), by: { name: submission.byName, title: submission.byTitle }, sha256: submission.sha256,
    sections: questionnaire.sections.flatMap(({ id, title }) => {
      const questions = questionnaire.questions.filter((question) => question.section === id && asked.includes(question.id));
      return questions.length === 0 ? [] : [{ title, questions: questions.map((question) => ({ id: question.id, text: question.text, answer: answerWords(question, answers[question.id]), comment: comments[question.id] ?? '', changed: before !== null && differs(question.id, submission, before) })) }];
    }),
    files: files.map(({ name, bytes, sha256, questionKeys }) => ({ name, bytes: Number(bytes), sha256, covers: questionKeys })),
  };
};
