import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { takesInstead } from '@holdfast/domain/questionnaires/said-instead';
import { awaitsAnswers } from '@holdfast/domain/requests/request-steps';
import { answerWorkbook, type TemplateId } from '@holdfast/domain/workbooks/answer-workbook';
import { readAnswerWorkbook, templateIdOf } from '@holdfast/domain/workbooks/read-answer-workbook';
import { type WorkbookChange, type WorkbookChanges, workbookChanges } from '@holdfast/domain/workbooks/workbook-changes';
import type { StoredAnswer } from '@holdfast/domain/workbooks/workbook-state';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Secrets } from '../../platform/secrets/secrets.js';
import { Spreadsheets } from '../../platform/spreadsheets/spreadsheets.js';
import { hashOfQuestionnaire } from '../questionnaires/questionnaires.reader.js';
import { RequestsReader } from '../requests/requests.reader.js';
import type { Task } from './task.js';
import { TaskView } from './tasks.dto.js';
import { TasksService } from './tasks.service.js';

/** What came of applying: how many were saved, and what was not, row by row. */
export interface AppliedWorkbook {
  readonly saved: number;
  readonly left: readonly WorkbookChange[];
}

const WORKBOOK = 'answer-workbook';
const GENERATION = 1;

/** The questions of a request as a workbook, and back: an upload is compared first, and nothing is written before it is applied. */
@Injectable()
export class WorkbooksService {
  constructor(private readonly uow: UnitOfWork, private readonly tasks: TasksService, private readonly requests: RequestsReader, private readonly spreadsheets: Spreadsheets, private readonly secrets: Secrets, private readonly audit: AuditWriter) {}

  async download(ctx: Ctx, id: string): Promise<Buffer> {
    const task = await this.waiting(ctx, id);
    const { title, requesterName, dueOn, zone, begunByVendor } = task.request;
    const layout = answerWorkbook({
      template: { requestId: id, token: this.secrets.token(WORKBOOK, await this.nameOf(ctx, id), GENERATION) }, title, customer: requesterName, due: begunByVendor ? 'No day is due' : `${dayWords(dueOn)}, by the end of that day in ${zoneWords(zone)}`,
      questionnaire: task.questionnaire, answers: storedIn(task), open: openIn(task), takesInstead: takesInstead(task.request.kind),
    });
    await this.uow.run(ctx, (ctx) => this.audit.record(ctx, 'workbook.downloaded', { subjectType: 'request', subjectId: id }));
    return this.spreadsheets.write(layout);
  }

  /** What an upload would change. Nothing is written. */
  async preview(ctx: Ctx, id: string, bytes: Buffer): Promise<{ changes: WorkbookChanges; questionnaire: Questionnaire }> {
    const task = await this.waiting(ctx, id);
    const sheets = await this.spreadsheets.read(bytes);
    await this.refuseOthers(ctx, id, templateIdOf(sheets));
    return { changes: workbookChanges(readAnswerWorkbook(sheets, task.questionnaire, takesInstead(task.request.kind)), task.questionnaire, storedIn(task), openIn(task)), questionnaire: task.questionnaire };
  }

  /** Saves what is new or changed as the page does, one answer after the other; whatever stands in the way of one leaves the others be. */
  async apply(ctx: Ctx, id: string, bytes: Buffer): Promise<{ applied: AppliedWorkbook; questionnaire: Questionnaire }> {
    const { changes: { changes }, questionnaire } = await this.preview(ctx, id, bytes);
    const left: WorkbookChange[] = [];
    let saved = 0;
    for (const change of changes) {
      const kept = await this.save(ctx, id, change);
      if (kept === null) saved += 1;
      else left.push(kept);
    }
    await this.uow.run(ctx, (ctx) => this.audit.record(ctx, 'workbook.applied', { subjectType: 'request', subjectId: id, detail: { saved, left: left.length } }));
    return { applied: { saved, left }, questionnaire };
  }

  /** Null once it is saved; else the change, and why it was left. */
  private async save(ctx: Ctx, id: string, change: WorkbookChange): Promise<WorkbookChange | null> {
    const { verdict, question, brought, stored } = change;
    if ((verdict !== 'new' && verdict !== 'changed') || question === null || brought === null || stored === null) return change;
    const answer = { ...brought, value: brought.value ?? null };
    try {
      await this.tasks.save(ctx, { requestId: id, questionKey: question, version: stored.version, saveId: randomUUID(), answer });
      return null;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { ...change, verdict: error.code === 'precondition_failed' ? 'conflict' : 'not_understood', sentence: error.code === 'precondition_failed' ? 'It was changed on the page while this was being applied.' : error.message };
    }
  }

  private async waiting(ctx: Ctx, id: string): Promise<Task> {
    const task = await this.tasks.find(ctx, id);
    if (!awaitsAnswers(task.status) || task.questionnaire.questions.length === 0) throw new DomainError('rule_broken', 'This request does not wait for answers now, so there is no workbook of it');
    return task;
  }

  /** By the whole that was frozen, whoever downloads: what a colleague filled in of her part, the lead may bring too. */
  private async nameOf(ctx: Ctx, id: string): Promise<string> {
    return `${id} ${hashOfQuestionnaire(await this.requests.questionnaire(ctx, id))}`;
  }

  private async refuseOthers(ctx: Ctx, id: string, template: TemplateId | null): Promise<void> {
    if (!template) throw new DomainError('rule_broken', 'This is no workbook of ours. Download the one of this request, fill it in, and send that', [{ pointer: '/file', message: 'has no sheet “Read me” with the line of its request' }]);
    if (template.requestId !== id) throw new DomainError('rule_broken', 'This workbook belongs to another request. Download the one of this request, and answer in that', [{ pointer: '/file', message: 'belongs to another request' }]);
    if (!this.secrets.matches(template.token, WORKBOOK, await this.nameOf(ctx, id), GENERATION)) throw new DomainError('rule_broken', 'The line that says which request this workbook belongs to was changed. Download it again', [{ pointer: '/file', message: 'has a line that was changed' }]);
  }
}

const storedIn = ({ drafts }: Task): ReadonlyMap<string, StoredAnswer> =>
  new Map(drafts.map((draft) => [draft.questionKey, { value: draft.value ?? null, none: draft.none, instead: draft.instead, comment: draft.comment, version: draft.version }]));

const openIn = (task: Task): ReadonlySet<string> => new Set(TaskView.of(task).open);
