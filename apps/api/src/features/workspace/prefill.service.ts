import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { askedPart, type Candidate, candidatesOf, type PastAnswer } from '@holdfast/domain/prefill/prefill';
import { visibleQuestions } from '@holdfast/domain/questionnaires/visible-questions';
import { isAnswered } from '@holdfast/domain/questionnaires/questionnaire';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { LibraryService } from '../library/library.service.js';
import { byRequest } from '../requests/exchange.facts.js';
import { RequestsReader } from '../requests/requests.reader.js';
import type { ReusedAnswer } from './draft-answer.entity.js';
import { DraftsRepository } from './drafts.repository.js';
import { answersOf, isMember, openIn, type Task } from './task.js';
import { TasksService } from './tasks.service.js';

/** Where an answer was given before; the customer's name stays on this side. */
export interface Origin {
  readonly customer: string;
  readonly sameCustomer: boolean;
  readonly by: string;
}

type Past = PastAnswer<Origin>;
export type Prefill = Candidate<Origin>;

/** What is offered for a request, and how many more there would be if the library let them be reused. */
export interface Offer {
  readonly task: Task;
  readonly candidates: readonly Prefill[];
  readonly switchedOff: number;
}

/** One that a person takes: looked at by itself, or together with others. */
export interface Chosen {
  readonly question: string;
  readonly oneByOne: boolean;
}

/** Only for what would be asked once they are used: what an earlier answer hides is not offered. */
const wouldBeAsked = (task: Task, candidates: readonly Prefill[]): Prefill[] => {
  const used = { ...answersOf(task), ...Object.fromEntries(candidates.map(({ question, past: { answer } }) => [question.id, answer])) };
  const asked = new Set(visibleQuestions(task.questionnaire, used, task.today).map(({ id }) => id));
  return candidates.filter(({ question }) => asked.has(question.id));
};

/** Never asked twice: what this vendor answered before, to this customer, or to another where it lets that be reused. */
@Injectable()
export class PrefillService {
  constructor(
    private readonly uow: UnitOfWork, private readonly tasks: TasksService, private readonly requests: RequestsReader, private readonly library: LibraryService, private readonly drafts: DraftsRepository, private readonly audit: AuditWriter,
  ) {}

  /** For what is open and not answered. A colleague with a part of it is offered nothing. */
  offer(ctx: Ctx, requestId: string): Promise<Offer> {
    return this.uow.run(ctx, async (ctx) => {
      const task = await this.tasks.find(ctx, requestId);
      const open = new Set(openIn(task));
      const answers = answersOf(task);
      const blank = task.questionnaire.questions.filter((question) => open.has(question.id) && !isAnswered(question, answers[question.id]));
      if (task.part || blank.length === 0) return { task, candidates: [], switchedOff: 0 };
      const told = await this.toldBefore(ctx, task);
      const others = isMember(ctx) ? await this.library.toldToOthers(ctx, task.request.tenantId) : [];
      const pastOf = (reusable: boolean): Past[] => others.filter((item) => item.reusable === reusable).map(({ questionnaireId, question, value, none, instead, comment, answeredOn, requesterName, answeredBy }) => ({ questionnaireId, question, answer: { value, none, instead }, comment, answeredOn, origin: { customer: requesterName, sameCustomer: false, by: answeredBy } }));
      const asked = { id: task.questionnaire.id, questions: blank };
      const candidates = wouldBeAsked(task, candidatesOf(asked, [...told, ...pastOf(true)], task.today));
      const offered = new Set(candidates.map(({ question }) => question.id));
      return { task, candidates, switchedOff: candidatesOf(asked, pastOf(false), task.today).filter(({ question }) => !offered.has(question.id)).length };
    });
  }

  /** What was told to this customer before, question by question. */
  earlier(ctx: Ctx, requestId: string): Promise<readonly Prefill[]> {
    return this.uow.run(ctx, async (ctx) => {
      const task = await this.tasks.find(ctx, requestId);
      return task.part ? [] : candidatesOf(task.questionnaire, await this.toldBefore(ctx, task), task.today);
    });
  }

  /** Writes the chosen ones where nobody has answered meanwhile; says how many. What must be looked at by itself is never taken together with others. */
  use(ctx: Ctx, requestId: string, chosen: readonly Chosen[]): Promise<number> {
    return this.uow.run(ctx, async (ctx) => {
      await this.tasks.openQuestions(ctx, requestId, chosen.map(({ question }) => question));
      const { candidates, task } = await this.offer(ctx, requestId);
      const offered = new Map(candidates.map((candidate) => [candidate.question.id, candidate]));
      const hasty = chosen.flatMap(({ question, oneByOne }, at) => (oneByOne || offered.get(question)?.inBulk !== false ? [] : [{ pointer: `/items/${at}`, message: 'is older than a year or asks something else: look at it by itself' }]));
      if (hasty.length > 0) throw new DomainError('rule_broken', 'Some answers have to be looked at one by one', hasty);
      const versions = new Map(task.drafts.map(({ questionKey, version }) => [questionKey, version]));
      let used = 0;
      for (const { question, oneByOne } of chosen) {
        const candidate = offered.get(question);
        if (!candidate) continue; // somebody answered it meanwhile
        const { past: { answer, comment, answeredOn, origin: { customer, sameCustomer } }, likeness } = candidate;
        const at = await this.drafts.moment(ctx);
        const reused: ReusedAnswer = { answeredOn, confirmed: oneByOne ? 'one_by_one' : 'in_bulk', at, likeness, customer, sameCustomer };
        const saved = await this.drafts.save(ctx, {
          requestId, questionKey: question, version: versions.get(question) ?? 0, saveId: randomUUID(),
          answer: { value: answer.value ?? null, none: answer.none === true, instead: answer.instead ?? null, comment, reused },
        });
        if (saved) used += 1;
      }
      await this.audit.record(ctx, 'answers.reused', { subjectType: 'request', subjectId: requestId, detail: { used, questions: chosen.map(({ question }) => question) } });
      return used;
    });
  }

  /** The last submissions to this customer, with the age that each answer had then when nobody looked at it again. */
  private async toldBefore(ctx: Ctx, { request }: Task): Promise<Past[]> {
    const others = (await this.requests.allTakenOnBy(ctx)).filter((other) => other.request.id !== request.id && other.request.tenantId === request.tenantId && other.request.vendorId === request.vendorId && other.events.some(({ kind }) => kind === 'submitted'));
    const ids = others.map((other) => other.request.id);
    const questionnaires = await this.requests.questionnaires(ctx, ids);
    const drafts = byRequest(await this.drafts.ofRequests(ctx, ids));
    const all: Past[] = [];
    for (const other of others) {
      const questionnaire = questionnaires.get(other.request.id);
      const last = (await this.requests.submissions(ctx, other.request.id)).at(-1);
      if (!questionnaire || !last) continue;
      const own = new Map((drafts.get(other.request.id) ?? []).map((draft) => [draft.questionKey, draft]));
      for (const question of questionnaire.questions) {
        const answer = last.content.answers[question.id];
        if (!answer) continue;
        const reused = own.get(question.id)?.reused;
        all.push({
          questionnaireId: questionnaire.id, question: askedPart(question), answer, comment: last.content.comments[question.id] ?? '',
          answeredOn: reused?.confirmed === 'in_bulk' ? reused.answeredOn : last.submittedOn,
          origin: { customer: request.requesterName, sameCustomer: true, by: own.get(question.id)?.authorName ?? last.byName },
        });
      }
    }
    return all;
  }
}
