import { Injectable } from '@nestjs/common';
import { checkQuestionnaire, errorsOf, LONGEST_DOCUMENT } from '@holdfast/domain/questionnaires/questionnaire-check';
import { questionnaireChanges, type QuestionnaireChanges } from '@holdfast/domain/questionnaires/questionnaire-changes';
import { documentOf, EMPTY_DOCUMENT, type QuestionnaireDocument, readDocument } from '@holdfast/domain/questionnaires/questionnaire-document';
import { SHIPPED_QUESTIONNAIRES } from '@holdfast/domain/questionnaires/shipped-questionnaires';
import { isUUID } from 'class-validator';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sha256OfJson } from '../../platform/hashes/sha256.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import type { OwnQuestionnaire } from './questionnaire.entity.js';
import type { QuestionnaireVersion } from './questionnaire-version.entity.js';
import { OwnQuestionnairesRepository, QuestionnaireVersionsRepository } from './questionnaires.repository.js';

export interface WithVersions {
  readonly questionnaire: OwnQuestionnaire;
  /** Newest first. */
  readonly versions: readonly QuestionnaireVersion[];
}

/** How questionnaires of an organization's own are written, published and put away. */
@Injectable()
export class QuestionnairesService {
  constructor(private readonly uow: UnitOfWork, private readonly own: OwnQuestionnairesRepository, private readonly versions: QuestionnaireVersionsRepository, private readonly audit: AuditWriter) {}

  find(ctx: Ctx, id: string): Promise<WithVersions> {
    return this.uow.run(ctx, async (ctx) => {
      const questionnaire = await this.own.find(ctx, id);
      if (!questionnaire) throw noSuch();
      return { questionnaire: read(questionnaire), versions: (await this.versions.of(ctx, id)).map((version) => ({ ...version, content: readDocument(version.content).document })) };
    });
  }

  /** Begins one: empty, as a copy of one of ours or of its own, or from a document that was read from a file. */
  create(ctx: Ctx, title: string, from: { readonly copyOf?: string; readonly document?: QuestionnaireDocument; readonly source?: string } = {}): Promise<WithVersions> {
    return this.uow.run(ctx, async (ctx) => {
      const { document, source } = from.copyOf === undefined ? { document: from.document ?? EMPTY_DOCUMENT, source: from.source ?? '' } : await this.original(ctx, from.copyOf);
      const draft = { ...document, title };
      refuseTooLong(draft);
      const id = await this.own.insert(ctx, { title, draft, copiedFrom: source, changedBy: ctx.actor.name });
      await this.audit.record(ctx, 'questionnaire.created', { subjectType: 'questionnaire', subjectId: id, detail: { questions: draft.questions.length, ...(source && { from: source }) } });
      return this.find(ctx, id);
    });
  }

  /** Keeps the whole draft, finished or not: what is wrong with it, the check says. */
  save(ctx: Ctx, id: string, version: number, draft: unknown): Promise<WithVersions> {
    const { document, problems } = readDocument(draft);
    if (problems.length > 0) throw new DomainError('invalid', 'Some of it is not of the right form', problems.map(({ pointer, message }) => ({ pointer: `/draft${pointer}`, message })));
    refuseTooLong(document);
    return this.uow.run(ctx, async (ctx) => {
      const questionnaire = await this.editable(ctx, id, version);
      await this.own.update(ctx, questionnaire, { title: document.title, draft: document });
      await this.audit.record(ctx, 'questionnaire.edited', { subjectType: 'questionnaire', subjectId: id, detail: { questions: document.questions.length } });
      return this.find(ctx, id);
    });
  }

  /** Freezes the draft as the next version. One with errors is no questionnaire, and the same twice is no version. */
  publish(ctx: Ctx, id: string, version: number, note: string): Promise<WithVersions> {
    return this.uow.run(ctx, async (ctx) => {
      const { draft } = read(await this.editable(ctx, id, version));
      const errors = errorsOf(checkQuestionnaire(draft));
      if (errors.length > 0) throw new DomainError('invalid', 'It cannot be published yet', errors.slice(0, 50).map(({ pointer, sentence }) => ({ pointer: `/draft${pointer}`, message: sentence })));
      const sha256 = sha256OfJson(draft);
      const latest = await this.versions.newest(ctx, id);
      if (latest?.sha256 === sha256) throw new DomainError('rule_broken', `Version ${latest.number} says the same: there is nothing to publish`);
      const number = (latest?.number ?? 0) + 1;
      await this.versions.insert(ctx, { questionnaireId: id, number, content: draft, sha256, note, byMemberId: ctx.actor.memberId as string, byName: ctx.actor.name });
      await this.audit.record(ctx, 'questionnaire.published', { subjectType: 'questionnaire', subjectId: id, detail: { number, sha256 } });
      return this.find(ctx, id);
    });
  }

  /** Out of every list of what can be asked, or back in; requests that asked it go on. */
  archive(ctx: Ctx, id: string, version: number, archived: boolean): Promise<WithVersions> {
    return this.uow.run(ctx, async (ctx) => {
      const questionnaire = await this.own.findForUpdate(ctx, id);
      if (!questionnaire) throw noSuch();
      sameVersion(questionnaire.version, version);
      if ((questionnaire.archivedAt !== null) === archived) return this.find(ctx, id);
      await this.own.update(ctx, questionnaire, { archivedAt: archived ? new Date() : null });
      await this.audit.record(ctx, archived ? 'questionnaire.archived' : 'questionnaire.restored', { subjectType: 'questionnaire', subjectId: id });
      return this.find(ctx, id);
    });
  }

  /** What is different in `to`; 0 is the draft. */
  changes(ctx: Ctx, id: string, from: number, to: number): Promise<QuestionnaireChanges> {
    return this.uow.run(ctx, async (ctx) => questionnaireChanges(await this.document(ctx, id, from), await this.document(ctx, id, to)));
  }

  /** A version of one of its own (0: the draft), or one that we ship. */
  document(ctx: Ctx, id: string, number: number): Promise<QuestionnaireDocument> {
    return this.uow.run(ctx, async (ctx) => {
      const shipped = SHIPPED_QUESTIONNAIRES.find(({ questionnaire }) => questionnaire.id === id);
      if (shipped) return documentOf(shipped.questionnaire);
      const questionnaire = isUUID(id) ? await this.own.find(ctx, id) : null;
      if (!questionnaire) throw noSuch();
      if (number === 0) return read(questionnaire).draft;
      const version = await this.versions.find(ctx, id, number);
      if (!version) throw new DomainError('not_found', 'No such version of this questionnaire');
      return readDocument(version.content).document;
    });
  }

  private async original(ctx: Ctx, id: string): Promise<{ document: QuestionnaireDocument; source: string }> {
    try {
      const document = await this.document(ctx, id, 0);
      return { document, source: document.title };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'not_found') throw new DomainError('not_found', 'No such questionnaire', [{ pointer: '/copyOf', message: 'names no questionnaire' }]);
      throw error;
    }
  }

  private async editable(ctx: Ctx, id: string, version: number): Promise<OwnQuestionnaire> {
    const questionnaire = await this.own.findForUpdate(ctx, id);
    if (!questionnaire) throw noSuch();
    sameVersion(questionnaire.version, version);
    if (questionnaire.archivedAt) throw new DomainError('rule_broken', 'This questionnaire is archived. Restore it first');
    return questionnaire;
  }
}

const noSuch = (): DomainError => new DomainError('not_found', 'No such questionnaire');

/** The database sorts the keys of JSON anew; documents are compared in one order. */
const read = (questionnaire: OwnQuestionnaire): OwnQuestionnaire => ({ ...questionnaire, draft: readDocument(questionnaire.draft).document });

const refuseTooLong = (document: QuestionnaireDocument): void => {
  if (JSON.stringify(document).length > LONGEST_DOCUMENT) throw new DomainError('too_large', 'All texts together are too long to be kept. Shorten some of them, or make two questionnaires');
};
