import { Injectable } from '@nestjs/common';
import { askedPart } from '@holdfast/domain/prefill/prefill';
import { answerProblem } from '@holdfast/domain/questionnaires/answer-validity';
import { isAnswered } from '@holdfast/domain/questionnaires/questionnaire';
import { insteadGap } from '@holdfast/domain/questionnaires/said-instead';
import { unfinished } from '@holdfast/domain/questionnaires/table-answer';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sha256OfJson } from '../../platform/hashes/sha256.js';
import { LibraryService, type Told } from '../library/library.service.js';
import type { NewSubmission, SubmissionContent, SubmissionFile } from '../requests/exchange.facts.js';
import { ExchangeService } from '../requests/exchange.service.js';
import { DraftsRepository } from './drafts.repository.js';
import { answersOf, askedIn, type Task } from './task.js';
import { TasksService } from './tasks.service.js';

export interface Signatory {
  readonly name: string;
  readonly title: string;
}

/** The step from draft to submission: complete, numbered, hashed, and handed over in one transaction. */
@Injectable()
export class SubmissionService {
  constructor(private readonly uow: UnitOfWork, private readonly tasks: TasksService, private readonly drafts: DraftsRepository, private readonly exchange: ExchangeService, private readonly library: LibraryService, private readonly audit: AuditWriter) {}

  submit(ctx: Ctx, requestId: string, signatory: Signatory, tellReused = true): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      await this.drafts.keepStill(ctx, requestId);
      const task = await this.tasks.find(ctx, requestId);
      if (task.part) throw new DomainError('forbidden', `You were handed a part of this; ${task.part.fromName} submits it`);
      refuseUnfinished(task);
      const number = (task.submissions.at(-1)?.number ?? 0) + 1;
      const content = contentOf(task, tellReused);
      const files = filesOf(task, number);
      const submission: NewSubmission = { number, content, byName: signatory.name, byTitle: signatory.title, submittedOn: task.today, sha256: sha256OfJson({ requestId, number, submittedOn: task.today, content, files, signatory }) };
      await this.exchange.submit(ctx, task, submission, files);
      await this.library.takeIn(ctx, toldIn(task));
      await this.audit.record(ctx, 'task.submitted', { subjectType: 'request', subjectId: requestId, detail: { number, sha256: submission.sha256, files: files.length } });
    });
  }
}

/** Missing evidence warns on the page and is a gap; a missing answer, a wrong one, or a file not yet checked is not handed over. */
const refuseUnfinished = (task: Task): void => {
  const answers = answersOf(task);
  const asked = askedIn(task);
  const missing = asked.filter((question) => question.required === true && !isAnswered(question, answers[question.id]));
  const comments = new Map(task.drafts.map(({ questionKey, comment }) => [questionKey, comment]));
  const halfWritten = asked.flatMap((question) => [unfinished(question, answers[question.id]?.value) ?? insteadGap(answers[question.id], comments.get(question.id) ?? '')].flatMap((gap) => (gap ? [{ pointer: `/answers/${question.id}`, message: gap }] : [])));
  const wrong = asked.filter((question) => answerProblem(question, answers[question.id]) !== null);
  const errors = [
    ...missing.map(({ id }) => ({ pointer: `/answers/${id}`, message: 'is not answered' })),
    ...halfWritten,
    ...wrong.map(({ id }) => ({ pointer: `/answers/${id}`, message: 'cannot stand as it is' })),
  ];
  if (errors.length > 0) throw new DomainError('rule_broken', errors.length === 1 ? 'One question is not answered' : `${errors.length} questions are not answered`, errors);
  const waiting = task.files.filter(({ file }) => ['reserved', 'uploading', 'typed', 'inspected', 'scanned'].includes(file.state));
  if (waiting.length > 0) throw new DomainError('conflict', `“${waiting[0].file.name}” is still being checked. Try again in a minute`);
  const refused = task.files.find(({ file }) => file.state !== 'available');
  if (refused) throw new DomainError('rule_broken', `“${refused.file.name}” was refused. Remove it, or send another`);
};

const contentOf = (task: Task, tellReused: boolean): SubmissionContent => {
  const answers = answersOf(task);
  const asked = askedIn(task).map(({ id }) => id);
  const comments = new Map(task.drafts.filter(({ comment }) => comment !== '').map(({ questionKey, comment }) => [questionKey, comment]));
  return {
    asked,
    answers: Object.fromEntries(asked.filter((id) => answers[id]).map((id) => [id, answers[id]])),
    comments: Object.fromEntries(asked.filter((id) => comments.has(id)).map((id) => [id, comments.get(id) as string])),
    ...(tellReused && reusedIn(task, asked)),
  };
};

/** How old each answer is that was taken over, and how it was confirmed; from whom stays here. */
const reusedIn = ({ drafts }: Task, asked: readonly string[]): Pick<SubmissionContent, 'reused'> => {
  const reused = drafts.flatMap(({ questionKey, reused }) => (reused && asked.includes(questionKey) ? [[questionKey, { answeredOn: reused.answeredOn, confirmed: reused.confirmed, at: reused.at }] as const] : []));
  return reused.length > 0 ? { reused: Object.fromEntries(reused) } : {};
};

/** What the vendor's own library keeps of it. An answer that was taken over together with others is as old as it was. */
const toldIn = (task: Task): Told[] => {
  const { request: { tenantId, requesterName }, questionnaire, drafts, today } = task;
  const written = new Map(drafts.map((draft) => [draft.questionKey, draft]));
  return askedIn(task).flatMap((question) => {
    const draft = written.get(question.id);
    if (!draft || question.type === 'file' || !isAnswered(question, draft)) return [];
    const { value = null, none, instead, comment, reused, authorName } = draft;
    return [{
      questionnaireId: questionnaire.id, questionKey: question.id, requesterId: tenantId, requesterName, questionnaireTitle: questionnaire.title, question: askedPart(question),
      value, none, instead, comment, answeredOn: reused?.confirmed === 'in_bulk' ? reused.answeredOn : today, answeredBy: authorName,
    }];
  });
};

const filesOf = ({ files }: Task, submissionNumber: number): Omit<SubmissionFile, 'id'>[] =>
  files.map(({ fileId, questionKeys, kind, validTo, facts, file }) => ({
    submissionNumber, vendorFileId: fileId, questionKeys, kind, validTo, facts, name: file.name,
    mediaType: file.detectedType as string, bytes: Number(file.bytes), sha256: file.sha256 as string,
  }));

