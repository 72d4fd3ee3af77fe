import { Injectable } from '@nestjs/common';
import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import { answerProblem } from '@holdfast/domain/questionnaires/answer-validity';
import { awaitsAnswers } from '@holdfast/domain/requests/request-steps';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import { openReturn, RequestsReader, type Exchanged } from '../requests/requests.reader.js';
import type { DraftAnswer } from './draft-answer.entity.js';
import { DraftFilesRepository } from './draft-files.repository.js';
import { DraftsRepository, type SavedAnswer } from './drafts.repository.js';
import { type AttachedFile, isOpenFor, type Task } from './task.js';

/** What a vendor sees of its requests, and what it writes before it submits. */
@Injectable()
export class TasksService {
  constructor(
    private readonly uow: UnitOfWork, private readonly requests: RequestsReader, private readonly drafts: DraftsRepository,
    private readonly draftFiles: DraftFilesRepository, private readonly files: Files, private readonly audit: AuditWriter,
  ) {}

  all(ctx: Ctx): Promise<Task[]> {
    return this.uow.run(ctx, async (ctx) => {
      const tasks: Task[] = [];
      for (const exchanged of await this.requests.allTakenOnBy(ctx)) tasks.push(await this.taskOf(ctx, exchanged));
      return tasks;
    });
  }

  find(ctx: Ctx, id: string): Promise<Task> {
    return this.uow.run(ctx, async (ctx) => this.taskOf(ctx, await this.requests.takenOnBy(ctx, id)));
  }

  async answer(ctx: Ctx, id: string, questionId: string): Promise<DraftAnswer | null> {
    return this.uow.run(ctx, async (ctx) => {
      const exchanged = await this.requests.takenOnBy(ctx, id);
      await this.question(ctx, exchanged, questionId);
      return this.drafts.find(ctx, id, questionId);
    });
  }

  /** Saves one answer over the version it was written from. The same save again answers what it wrote: a lost reply is no conflict. */
  save(ctx: Ctx, id: string, questionId: string, version: number, saveId: string, answer: SavedAnswer): Promise<DraftAnswer> {
    return this.uow.run(ctx, async (ctx) => {
      const exchanged = await this.requests.takenOnBy(ctx, id);
      const question = await this.question(ctx, exchanged, questionId);
      await this.refuseClosed(ctx, exchanged, [questionId]);
      const problem = answerProblem(question, { value: answer.value, none: answer.none });
      if (problem) throw new DomainError('invalid', problem.sentence, [{ pointer: '/value', message: problem.sentence }]);
      const saved = await this.drafts.save(ctx, id, questionId, version, saveId, answer);
      if (saved) {
        await this.audit.record(ctx, 'answer.saved', { subjectType: 'request', subjectId: id, detail: { question: questionId, version: saved.version } });
        return saved;
      }
      const stored = await this.drafts.find(ctx, id, questionId);
      if (stored?.lastSaveId === saveId) return stored;
      throw new DomainError('precondition_failed', 'Someone else changed this answer in the meantime. Your text is kept on the page: compare, then save again');
    });
  }

  /** Refuses a change to what is submitted, decided, or was not sent back. */
  async refuseClosed(ctx: Ctx, exchanged: Exchanged, questionIds: readonly string[]): Promise<void> {
    if (!awaitsAnswers(exchanged.status)) throw new DomainError('rule_broken', 'This was submitted or has ended, so its answers do not change any more');
    const returned = openReturn(exchanged);
    if (!returned) return;
    const { content } = await this.requests.submission(ctx, exchanged.request.id, returned.submissionNumber);
    const chosen = returned.questions.map(({ id }) => id);
    if (!questionIds.every((id) => isOpenFor(id, chosen, content.asked))) throw new DomainError('rule_broken', 'Only the questions that came back can be changed; the others stay as they were submitted');
  }

  private async question(ctx: Ctx, { request }: Exchanged, questionId: string): Promise<Question> {
    const { questions } = await this.requests.questionnaire(ctx, request.id);
    const question = questions.find(({ id }) => id === questionId);
    if (!question) throw new DomainError('not_found', 'No such question');
    return question;
  }

  private async taskOf(ctx: Ctx, exchanged: Exchanged): Promise<Task> {
    const { id, zone } = exchanged.request;
    return {
      ...exchanged,
      questionnaire: await this.requests.questionnaire(ctx, id),
      drafts: await this.drafts.ofRequest(ctx, id),
      files: await this.attached(ctx, id),
      submissions: await this.requests.submissions(ctx, id),
      today: await this.drafts.dayIn(ctx, zone),
    };
  }

  private async attached(ctx: Ctx, requestId: string): Promise<AttachedFile[]> {
    const drafts = await this.draftFiles.ofRequest(ctx, requestId);
    const files = new Map((await this.files.findMany(ctx, drafts.map(({ fileId }) => fileId))).map((file) => [file.id, file]));
    return drafts.flatMap((draft) => {
      const file = files.get(draft.fileId);
      return file ? [{ ...draft, file }] : [];
    });
  }
}
