import { Injectable } from '@nestjs/common';
import { refusalSentence, refusedFile, tableOf } from '@holdfast/domain/imports/refused-file';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { Decision, Import } from './import.entity.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import { applyImport } from './imports.jobs.js';
import { ImportsPreviewer, type Judged, optionsOf } from './imports.previewer.js';
import { type ImportProgress, ImportsRepository } from './imports.repository.js';

/** What a person may decide about a file. Of `amendments` and `decisions` each row is set, left, or cleared by null; of a row's amendments each cell is set or left. */
export interface ImportChoices {
  readonly mapping?: Record<string, string | null> | null;
  readonly headerRow?: number | null;
  readonly dateOrder?: Import['dateOrder'];
  readonly amendments?: Record<string, Record<string, string> | null>;
  readonly decisions?: Record<string, Decision | null>;
}

export interface ImportResult {
  readonly file: ImportProgress;
  readonly counts: Awaited<ReturnType<ImportRowsRepository['counts']>>;
}

@Injectable()
export class ImportsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly imports: ImportsRepository,
    private readonly rows: ImportRowsRepository,
    private readonly previewer: ImportsPreviewer,
    private readonly jobs: Jobs,
    private readonly audit: AuditWriter,
  ) {}

  upload(ctx: Ctx, fileName: string, content: Buffer): Promise<{ file: Import; judged: Judged }> {
    return this.uow.run(ctx, async (ctx) => {
      const id = await this.imports.insert(ctx, { fileName, content, createdBy: ctx.actor.userId });
      await this.audit.record(ctx, 'import.uploaded', { subjectType: 'import', subjectId: id, detail: { bytes: content.length } });
      return this.preview(ctx, id);
    });
  }

  preview(ctx: Ctx, id: string): Promise<{ file: Import; judged: Judged }> {
    return this.uow.run(ctx, async (ctx) => {
      const file = await this.existing(ctx, id);
      return { file, judged: await this.previewer.judge(ctx, file) };
    });
  }

  choose(ctx: Ctx, id: string, version: number, choices: ImportChoices): Promise<{ file: Import; judged: Judged }> {
    return this.uow.run(ctx, async (ctx) => {
      const file = (await this.imports.findForUpdate(ctx, id)) ?? noSuchImport();
      sameVersion(file.version, version);
      if (file.state !== 'preview') throw new DomainError('conflict', 'This file is being imported already: nothing about it can be changed any more');
      const { mapping = file.mapping?.columns ?? null, headerRow = file.mapping?.headerRow ?? null, dateOrder = file.dateOrder } = choices;
      await this.imports.update(ctx, id, {
        mapping: mapping === null && headerRow === null ? null : { columns: mapping, headerRow },
        dateOrder,
        amendments: patched(file.amendments, merged(file.amendments, choices.amendments)),
        decisions: patched(file.decisions, choices.decisions),
        version: version + 1,
      });
      await this.audit.record(ctx, 'import.edited', { subjectType: 'import', subjectId: id, detail: { fields: Object.keys(choices) } });
      return this.preview(ctx, id);
    });
  }

  /** Asks for the import; asked again it changes nothing, or goes on with one whose worker gave up. */
  apply(ctx: Ctx, id: string): Promise<ImportResult> {
    return this.uow.run(ctx, async (ctx) => {
      const file = (await this.imports.findForUpdate(ctx, id)) ?? noSuchImport();
      if (file.state !== 'applied') {
        const { file: verdict, dataRows } = await this.previewer.judge(ctx, file);
        if (verdict !== 'preview') throw new DomainError('rule_broken', 'This file cannot be imported yet: answer what the preview asks first');
        if (file.state === 'preview') {
          await this.imports.update(ctx, id, { state: 'queued', total: dataRows, version: file.version + 1 });
          await this.audit.record(ctx, 'import.started', { subjectType: 'import', subjectId: id, detail: { rows: dataRows } });
        }
        if (file.state === 'failed') {
          await this.imports.update(ctx, id, { state: 'queued' });
          await this.audit.record(ctx, 'import.resumed', { subjectType: 'import', subjectId: id, detail: { done: file.done } });
        }
        await this.jobs.enqueue(ctx, applyImport, { importId: id });
      }
      return this.result(ctx, id);
    });
  }

  result(ctx: Ctx, id: string): Promise<ImportResult> {
    return this.uow.run(ctx, async (ctx) => ({ file: (await this.imports.progress(ctx, id)) ?? noSuchImport(), counts: await this.rows.counts(ctx, id) }));
  }

  /** What was refused, or would be as long as the file is a preview. */
  refused(ctx: Ctx, id: string): Promise<string> {
    return this.uow.run(ctx, async (ctx) => {
      const file = await this.existing(ctx, id);
      const table = tableOf(file.content, optionsOf(file));
      if (!table) throw new DomainError('rule_broken', 'This file holds no table');
      return refusedFile(table, file.state === 'preview' ? await this.wouldBeRefused(ctx, file) : await this.rows.refused(ctx, id));
    });
  }

  private async wouldBeRefused(ctx: Ctx, file: Import): Promise<Map<number, string>> {
    const { rows } = await this.previewer.judge(ctx, file);
    return new Map(rows.filter(({ verdict }) => verdict === 'rejected').map(({ row, problems }) => [row, refusalSentence(problems)]));
  }

  private async existing(ctx: Ctx, id: string): Promise<Import> {
    return (await this.imports.find(ctx, id)) ?? noSuchImport();
  }
}

const patched = <T,>(stored: Record<string, T>, change: Record<string, T | null> = {}): Record<string, T> =>
  Object.fromEntries(Object.entries({ ...stored, ...change }).filter((entry): entry is [string, T] => entry[1] !== null));

/** A row's new cells beside those that were mended before. */
const merged = (stored: Import['amendments'], change: ImportChoices['amendments'] = {}): NonNullable<ImportChoices['amendments']> =>
  Object.fromEntries(Object.entries(change).map(([row, cells]) => [row, cells && { ...stored[row], ...cells }]));

const noSuchImport = (): never => {
  throw new DomainError('not_found', 'No such import');
};
