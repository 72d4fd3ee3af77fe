import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { answerProblem } from '@holdfast/domain/questionnaires/answer-validity';
import type { Question } from '@holdfast/domain/questionnaires/questionnaire';
import { type RecordedAnswer, recordedContent, recordedProblems } from '@holdfast/domain/requests/recorded-answers';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { AssessmentsService } from '../assessments/assessments.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { QuestionnairesReader } from '../questionnaires/questionnaires.reader.js';
import { RecordedRequestsService } from '../requests/recorded-requests.service.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import type { KeptAnswer, Recording } from './recording.entity.js';
import { RecordingsRepository } from './recordings.repository.js';

/** Where the answers stand published, and the day on which they are read there. */
export type Source = Pick<Recording, 'sourceWords' | 'readOn'>;

/** Staff writes down what a vendor publishes, answer by answer, and hands it to the reviewers: marked as recorded, with its source. */
@Injectable()
export class RecordingsService {
  constructor(
    private readonly uow: UnitOfWork, private readonly recordings: RecordingsRepository, private readonly questionnaires: QuestionnairesReader, private readonly requests: RecordedRequestsService,
    private readonly assessments: AssessmentsService, private readonly vendors: VendorsReader, private readonly organizations: OrganizationsReader, private readonly clock: Clock, private readonly audit: AuditWriter,
  ) {}

  openOf(ctx: Ctx, vendorId: string): Promise<Recording[]> {
    return this.uow.run(ctx, async (ctx) => {
      await this.vendors.existing(ctx, vendorId);
      return this.recordings.openOf(ctx, vendorId);
    });
  }

  find(ctx: Ctx, id: string): Promise<Recording> {
    return this.uow.run(ctx, async (ctx) => existing(await this.recordings.find(ctx, id)));
  }

  begin(ctx: Ctx, vendorId: string, questionnaireId: string, source: Source): Promise<Recording> {
    return this.uow.run(ctx, async (ctx) => {
      const vendor = await this.vendors.existing(ctx, vendorId);
      if (vendor.archivedAt) throw new DomainError('rule_broken', 'This vendor is archived. Restore it first');
      const { kind, questionnaire } = await this.questionnaires.existing(ctx, questionnaireId);
      if (kind !== 'questionnaire') throw new DomainError('rule_broken', 'Only a questionnaire is answered by what a vendor publishes', [{ pointer: '/questionnaireId', message: 'is no questionnaire of this kind' }]);
      await this.refuseFuture(ctx, source.readOn);
      const { id: begunBy } = await this.organizations.answerableFor(ctx, ctx.actor.memberId ?? null);
      const id = await this.recordings.insert(ctx, { ...source, vendorId, questionnaire, begunBy });
      await this.audit.record(ctx, 'recording.begun', { subjectType: 'recording', subjectId: id, vendorId, detail: { questionnaire: questionnaire.id, version: questionnaire.version } });
      return existing(await this.recordings.find(ctx, id));
    });
  }

  /** Another source, or another day of reading. */
  describe(ctx: Ctx, id: string, version: number, source: Source): Promise<Recording> {
    return this.uow.run(ctx, async (ctx) => {
      const recording = await this.toChange(ctx, id, version);
      await this.refuseFuture(ctx, source.readOn);
      await this.recordings.update(ctx, recording, source);
      return { ...recording, ...source, version: version + 1 };
    });
  }

  async answerTo(ctx: Ctx, id: string, questionId: string): Promise<KeptAnswer | null> {
    const recording = await this.find(ctx, id);
    questionOf(recording, questionId);
    return recording.answers[questionId] ?? null;
  }

  /** One answer as it stands there, over the version it was written from (0: none yet). The same save again answers what it wrote. */
  answer(ctx: Ctx, id: string, questionId: string, version: number, saveId: string, answer: RecordedAnswer): Promise<KeptAnswer> {
    return this.uow.run(ctx, async (ctx) => {
      const recording = open(existing(await this.recordings.findForUpdate(ctx, id)));
      const question = questionOf(recording, questionId);
      if (question.type === 'file') throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/value', message: 'asks for a document: record it with the vendor’s documents' }]);
      const problem = answerProblem(question, answer);
      if (problem) throw new DomainError('invalid', problem.sentence, [{ pointer: '/value', message: problem.sentence }]);
      const stored = recording.answers[questionId];
      if (stored?.saveId === saveId) return stored;
      sameVersion(stored?.version ?? 0, version);
      const kept: KeptAnswer = { ...answer, version: version + 1, saveId, savedBy: ctx.actor.name, savedAt: (await this.clock.now(ctx)).toISOString() };
      await this.recordings.keepAnswer(ctx, id, questionId, kept);
      return kept;
    });
  }

  /** Hands it to the reviewers; says the request's id. */
  finish(ctx: Ctx, id: string, version: number): Promise<string> {
    return this.uow.run(ctx, async (ctx) => {
      const recording = await this.toChange(ctx, id, version);
      const { vendorId, questionnaire, answers, sourceWords, readOn } = recording;
      const problems = recordedProblems(questionnaire, answers, readOn);
      if (problems.length > 0) throw new DomainError('rule_broken', problems.length === 1 ? 'One answer cannot stand as it is' : `${problems.length} answers cannot stand as they are`, problems.map(({ question, sentence }) => ({ pointer: `/answers/${question}`, message: sentence })));
      const { found, ...content } = recordedContent(questionnaire, answers, readOn);
      if (found === 0) throw new DomainError('rule_broken', 'Nothing was recorded yet');
      const { requestId, number } = await this.requests.record(ctx, vendorId, questionnaire, { content, sourceWords, readOn });
      await this.assessments.begin(ctx, requestId, number);
      await this.recordings.update(ctx, recording, { requestId });
      return requestId;
    });
  }

  discard(ctx: Ctx, id: string, version: number): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const { vendorId } = await this.toChange(ctx, id, version);
      await this.recordings.remove(ctx, id);
      await this.audit.record(ctx, 'recording.discarded', { subjectType: 'recording', subjectId: id, vendorId });
    });
  }

  private async toChange(ctx: Ctx, id: string, version: number): Promise<Recording> {
    const recording = open(existing(await this.recordings.findForUpdate(ctx, id)));
    sameVersion(recording.version, version);
    return recording;
  }

  private async refuseFuture(ctx: Ctx, readOn: LocalDate): Promise<void> {
    if (readOn > (await this.organizations.today(ctx))) throw new DomainError('invalid', 'Some fields are not right', [{ pointer: '/readOn', message: 'is a day to come' }]);
  }
}

const existing = (recording: Recording | null): Recording => {
  if (!recording) throw new DomainError('not_found', 'No such recording');
  return recording;
};

const open = (recording: Recording): Recording => {
  if (recording.requestId) throw new DomainError('rule_broken', 'This was handed to the reviewers, so it does not change any more');
  return recording;
};

const questionOf = ({ questionnaire }: Recording, questionId: string): Question => {
  const question = questionnaire.questions.find(({ id }) => id === questionId);
  if (!question) throw new DomainError('not_found', 'No such question');
  return question;
};
