import { Injectable } from '@nestjs/common';
import { isAnswered, NOTHING_ASKED, type Question } from '@holdfast/domain/questionnaires/questionnaire';
import { answerProblem } from '@holdfast/domain/questionnaires/answer-validity';
import { takesInstead } from '@holdfast/domain/questionnaires/said-instead';
import { questionnairePart } from '@holdfast/domain/questionnaires/questionnaire-part';
import { isGate } from '@holdfast/domain/questionnaires/visible-questions';
import { awaitsAnswers } from '@holdfast/domain/requests/request-steps';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import { DelegationsReader } from '../delegations/delegations.reader.js';
import { DelegationsService } from '../delegations/delegations.service.js';
import { byRequest } from '../requests/exchange.facts.js';
import { openReturn, RequestsReader, type Exchanged } from '../requests/requests.reader.js';
import type { DraftAnswer } from './draft-answer.entity.js';
import { DraftFilesRepository } from './draft-files.repository.js';
import { type Draft, DraftsRepository } from './drafts.repository.js';
import { PlainSaves } from './plain-saves.js';
import { answersOf, askedIn, type AttachedFile, isMember, isOpenFor, type Part, partOf, type Task, type TaskRow } from './task.js';
import { HiddenAnswersRepository, SectionChecksRepository } from './task-marks.repository.js';

/** What a vendor sees of its requests, and what it writes before it submits. */
@Injectable()
export class TasksService {
  constructor(
    private readonly uow: UnitOfWork, private readonly requests: RequestsReader, private readonly drafts: DraftsRepository,
    private readonly draftFiles: DraftFilesRepository, private readonly files: Files, private readonly checks: SectionChecksRepository, private readonly hidden: HiddenAnswersRepository, private readonly handed: DelegationsReader, private readonly colleagues: DelegationsService, private readonly plain: PlainSaves, private readonly audit: AuditWriter,
  ) {}

  all(ctx: Ctx): Promise<TaskRow[]> {
    return this.uow.run(ctx, async (ctx) => {
      const whole = await this.requests.allTakenOnBy(ctx);
      const rows = await this.rowsOf(ctx, whole);
      if (isMember(ctx)) return rows;
      const handed = byRequest((await this.handed.ofActor(ctx, null)).filter(({ requestId }) => !whole.some(({ request }) => request.id === requestId)));
      for (const [id, delegations] of handed) rows.push(...narrowed(await this.rowsOf(ctx, [await this.requests.boundTo(ctx, id)]), partOf(delegations)));
      return rows;
    });
  }

  find(ctx: Ctx, id: string): Promise<Task> {
    return this.uow.run(ctx, async (ctx) => {
      const { exchanged, part } = await this.reach(ctx, id);
      const [row] = narrowed(await this.rowsOf(ctx, [exchanged]), part);
      const within = <T extends { questionKey: string }>(all: readonly T[]) => all.filter(({ questionKey }) => part?.questionKeys.has(questionKey) ?? true);
      return { ...row, submissions: await this.requests.submissions(ctx, id), checks: part ? [] : await this.checks.of(ctx, id), hidden: within(await this.hidden.of(ctx, id)) };
    });
  }

  async answer(ctx: Ctx, id: string, questionId: string): Promise<DraftAnswer | null> {
    return this.uow.run(ctx, async (ctx) => {
      const { part } = await this.reach(ctx, id);
      const { questions } = await this.requests.questionnaire(ctx, id);
      if (!questions.some((question) => question.id === questionId) || part?.questionKeys.has(questionId) === false) noSuchQuestion();
      return this.drafts.find(ctx, id, questionId);
    });
  }

  /** The request as this person reaches it: the whole, or the part that was handed to her. `held`: nobody takes that back until the end of the transaction. */
  async reach(ctx: Ctx, id: string, how?: { readonly held: boolean }): Promise<{ exchanged: Exchanged; part: Part | null }> {
    const part = isMember(ctx) || (await this.requests.reachesWhole(ctx, id)) ? null : partOf(await this.handed.ofActor(ctx, id, how));
    return { exchanged: part ? await this.requests.boundTo(ctx, id) : await this.requests.takenOnBy(ctx, id), part };
  }

  /** Saves one answer over the version it was written from. The same save again answers what it wrote: a lost reply is no conflict. */
  async save(ctx: Ctx, draft: Draft): Promise<DraftAnswer> {
    return (await this.plain.save(ctx, draft)) ?? this.saveWithCare(ctx, draft);
  }

  private saveWithCare(ctx: Ctx, draft: Draft): Promise<DraftAnswer> {
    const { requestId: id, questionKey: questionId, saveId, answer } = draft;
    return this.uow.run(ctx, async (ctx) => {
      const [question] = await this.openQuestions(ctx, id, [questionId]);
      const problem = answerProblem(question, answer);
      if (problem) throw new DomainError('invalid', problem.sentence, [{ pointer: '/value', message: problem.sentence }]);
      // The name of a file is no file.
      if (question.type === 'file' && answer.value !== null) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/value', message: 'is a file: upload it' }]);
      if (answer.instead && !takesInstead((await this.requests.boundTo(ctx, id)).request.kind)) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/instead', message: 'is not taken here: this has to be answered' }]);
      const asks = await this.gatedBy(ctx, id, questionId);
      const saved = await this.drafts.save(ctx, draft);
      if (saved) {
        if (asks) await this.noteHidden(ctx, id, questionId, asks);
        await this.audit.record(ctx, 'answer.saved', { subjectType: 'request', subjectId: id, detail: { question: questionId, version: saved.version } });
        return saved;
      }
      const stored = await this.drafts.find(ctx, id, questionId);
      if (stored?.lastSaveId === saveId) return stored;
      throw new DomainError('precondition_failed', 'Someone else changed this answer in the meantime. Your text is kept on the page: compare, then save again');
    });
  }

  /** Somebody says that a section is done, or that she comes back to it. */
  checkSection(ctx: Ctx, id: string, sectionId: string, completed: boolean): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const { status } = await this.requests.takenOnBy(ctx, id);
      const { sections } = await this.requests.questionnaire(ctx, id);
      if (!sections.some((section) => section.id === sectionId)) throw new DomainError('not_found', 'No such section');
      if (!awaitsAnswers(status)) throw new DomainError('rule_broken', 'This was submitted or has ended, so there is nothing to look through');
      await this.checks.keep(ctx, id, sectionId, completed);
      await this.audit.record(ctx, 'section.checked', { subjectType: 'request', subjectId: id, detail: { section: sectionId, completed } });
    });
  }

  /** The questions of these ids, kept open until the end of the transaction. Throws for a question there is not, and for what is submitted, ended, or was not sent back. */
  async openQuestions(ctx: Ctx, requestId: string, questionIds: readonly string[]): Promise<Question[]> {
    return this.uow.run(ctx, async (ctx) => {
      await this.drafts.keepOpen(ctx, requestId);
      const { exchanged, part } = await this.reach(ctx, requestId, { held: true });
      const { questions } = await this.requests.questionnaire(ctx, requestId);
      const found = questionIds.map((id) => questions.find((question) => question.id === id && (part?.questionKeys.has(id) ?? true)) ?? noSuchQuestion());
      if (!awaitsAnswers(exchanged.status)) throw new DomainError('rule_broken', 'This was submitted or has ended, so its answers do not change any more');
      if (part && !questionIds.every((id) => part.openKeys.has(id))) throw new DomainError('rule_broken', `You gave this part back. Ask ${part.fromName} for it if something has to change`);
      const returned = openReturn(exchanged);
      if (!returned) return found;
      const { content } = await this.requests.submission(ctx, requestId, returned.submissionNumber);
      const chosen = returned.questions.map(({ id }) => id);
      if (!questionIds.every((id) => isOpenFor(id, chosen, content.asked))) throw new DomainError('rule_broken', 'Only the questions that came back can be changed; the others stay as they were submitted');
      return found;
    });
  }

  /** What is asked before a question is answered anew, where others depend on it; null: none does. */
  private async gatedBy(ctx: Ctx, id: string, questionId: string): Promise<ReadonlySet<string> | null> {
    const questionnaire = await this.requests.questionnaire(ctx, id);
    if (!isGate(questionnaire, questionId)) return null;
    const [row] = await this.rowsOf(ctx, [await this.requests.boundTo(ctx, id)]);
    return new Set(askedIn(row).map((question) => question.id));
  }

  /** What is not asked any more is kept, and those who wrote it can see why. */
  private async noteHidden(ctx: Ctx, id: string, gate: string, before: ReadonlySet<string>): Promise<void> {
    const [row] = await this.rowsOf(ctx, [await this.requests.boundTo(ctx, id)]);
    const [now, answers] = [new Set(askedIn(row).map((question) => question.id)), answersOf(row)];
    const hidden = row.questionnaire.questions.filter((question) => before.has(question.id) && !now.has(question.id) && isAnswered(question, answers[question.id])).map((question) => question.id);
    if (hidden.length > 0) await this.hidden.hide(ctx, id, gate, hidden);
    await this.colleagues.tellVanished(ctx, id, now, [...before].filter((key) => !now.has(key)));
    const again = [...now].filter((key) => !before.has(key));
    if (again.length > 0) await this.hidden.askAgain(ctx, id, again);
    if (hidden.length > 0) await this.audit.record(ctx, 'answers.hidden', { subjectType: 'request', subjectId: id, detail: { gate, hidden } });
  }

  /** In a fixed number of statements, however many there are, and one more for each zone among them. */
  private async rowsOf(ctx: Ctx, all: readonly Exchanged[]): Promise<TaskRow[]> {
    const ids = all.map(({ request }) => request.id);
    const questionnaires = await this.requests.questionnaires(ctx, ids);
    const drafts = byRequest(await this.drafts.ofRequests(ctx, ids));
    const files = byRequest(await this.attached(ctx, ids));
    const days = new Map<string, string>();
    for (const zone of new Set(all.map(({ request }) => request.zone))) days.set(zone, await this.drafts.dayIn(ctx, zone));
    return all.map((exchanged) => {
      const { id, zone } = exchanged.request;
      return { ...exchanged, questionnaire: questionnaires.get(id) ?? NOTHING_ASKED, drafts: drafts.get(id) ?? [], files: files.get(id) ?? [], part: null, today: days.get(zone) as string };
    });
  }

  private async attached(ctx: Ctx, requestIds: readonly string[]): Promise<AttachedFile[]> {
    const drafts = await this.draftFiles.ofRequests(ctx, requestIds);
    const files = new Map((await this.files.findMany(ctx, drafts.map(({ fileId }) => fileId))).map((file) => [file.id, file]));
    return drafts.flatMap((draft) => {
      const file = files.get(draft.fileId);
      return file ? [{ ...draft, file }] : [];
    });
  }
}

/** The rows with nothing in them but the part. */
const narrowed = (rows: readonly TaskRow[], part: Part | null): TaskRow[] =>
  rows.map((row) => (part === null ? row : {
    ...row, part,
    questionnaire: questionnairePart(row.questionnaire, part.questionKeys, answersOf(row), row.today),
    drafts: row.drafts.filter(({ questionKey }) => part.questionKeys.has(questionKey)),
    files: row.files.flatMap((file) => [file.questionKeys.filter((key) => part.questionKeys.has(key))].flatMap((questionKeys) => (questionKeys.length > 0 ? [{ ...file, questionKeys }] : []))),
  }));

const noSuchQuestion = (): never => {
  throw new DomainError('not_found', 'No such question');
};
