import { Injectable } from '@nestjs/common';
import { websiteLinkOf } from '@holdfast/domain/imports/cell-reading';
import type { ImportRow } from '@holdfast/domain/imports/import-preview';
import { refusalSentence } from '@holdfast/domain/imports/refused-file';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { VendorsService } from '../vendors/vendors.service.js';
import type { Import } from './import.entity.js';
import type { RowOutcome } from './import-row.entity.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import { ImportsPreviewer, type Judged, type RowUpdate } from './imports.previewer.js';
import { ImportsRepository } from './imports.repository.js';

const CHUNK = 1_000;

/** Brings a judged file into the register, chunk by chunk. Safe to run twice, and at once: a row in `import_rows` is done. */
@Injectable()
export class ImportsApplication {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly imports: ImportsRepository,
    private readonly rows: ImportRowsRepository,
    private readonly previewer: ImportsPreviewer,
    private readonly vendors: VendorsService,
    private readonly vendorsReader: VendorsReader,
    private readonly engagements: EngagementsService,
    private readonly audit: AuditWriter,
    private readonly clock: Clock,
  ) {}

  async apply(ctx: Ctx, importId: string): Promise<void> {
    const asked = await this.uow.run(ctx, async (ctx) => {
      const file = await this.imports.find(ctx, importId);
      if (!file || !isUnderWay(file.state)) return null;
      return { file, judged: await this.previewer.judge(ctx, file) };
    });
    if (!asked) return;
    const { file, judged } = asked;
    for (let from = 0; from < judged.rows.length; from += CHUNK) await this.applyChunk(ctx, file, judged.rows.slice(from, from + CHUNK), judged.updates);
    await this.finish(ctx, file);
  }

  /** Nobody will come back to it by itself: says so, and keeps what is done. Asked again it goes on. */
  async giveUp(ctx: Ctx, id: string): Promise<void> {
    await this.uow.run(ctx, async (ctx) => {
      if (!isUnderWay(await this.imports.lock(ctx, id))) return;
      await this.imports.update(ctx, id, { state: 'failed' });
      await this.audit.record(ctx, 'import.stopped', { subjectType: 'import', subjectId: id, detail: await this.rows.counts(ctx, id) });
    });
  }

  private applyChunk(ctx: Ctx, { id, decisions }: Import, chunk: readonly ImportRow[], updates: Judged['updates']): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      if (!isUnderWay(await this.imports.lock(ctx, id))) return;
      const done = await this.rows.doneOf(ctx, id, chunk.map(({ row }) => row));
      const left = chunk.filter(({ row }) => !done.has(row));
      if (left.length === 0) return;
      const wanted = left.filter(({ row, verdict }) => verdict === 'accepted' || (verdict === 'duplicate' && decisions[row] === 'import'));
      const ids = await this.vendors.importMany(ctx, wanted.map(({ values }) => vendorOf(values)));
      await this.engagements.importMany(ctx, wanted.flatMap(({ values }, index) => engagementOf(values, ids[index])));
      const vendorIds = new Map(wanted.map(({ row }, index) => [row, ids[index]]));
      const updated = new Map<number, string>();
      for (const { row } of left.filter(({ row, verdict }) => verdict === 'duplicate' && decisions[row] === 'update')) {
        const update = updates.get(row);
        if (!update) continue; // it stands there no more under this reference: left out, and said so
        await this.update(ctx, update);
        updated.set(row, update.vendorId);
      }
      await this.rows.insertMany(ctx, id, left.map((row) => (updated.has(row.row) ? { row: row.row, verdict: 'updated', reason: null, vendorId: updated.get(row.row) ?? null } : outcomeOf(row, vendorIds.get(row.row) ?? null))));
      await this.imports.advance(ctx, id, left.length);
    });
  }

  private async update(ctx: Ctx, { vendorId, changes }: RowUpdate): Promise<void> {
    if (changes.length === 0) return;
    const { version } = await this.vendorsReader.existing(ctx, vendorId);
    const said = Object.fromEntries(changes.map(({ field, to }) => [field, to]));
    const { name, website, ...plain } = said;
    await this.vendors.edit(ctx, vendorId, version, { ...plain, ...(name && { legalName: name }), ...(website && { website: websiteLinkOf(website) ?? website }) });
  }

  private async finish(ctx: Ctx, { id, createdBy }: Import): Promise<void> {
    const appliedAt = await this.clock.now();
    await this.uow.run(ctx, async (ctx) => {
      if (!isUnderWay(await this.imports.lock(ctx, id))) return;
      await this.imports.update(ctx, id, { state: 'applied', appliedAt });
      await this.audit.record(ctx, 'import.applied', { subjectType: 'import', subjectId: id, detail: { ...(await this.rows.counts(ctx, id)), uploadedBy: createdBy } });
    });
  }
}

const isUnderWay = (state: Import['state'] | null): boolean => state === 'queued' || state === 'applying';

type Values = Readonly<Record<string, string | undefined>>;

// The register keeps a person only with an address to write to; what a file says of one without goes to the notes.
const notesOf = ({ notes, contactName, contactEmail, contactPhone }: Values): string =>
  [notes, contactName && !contactEmail && `Contact: ${contactName}`, contactPhone && `Contact phone: ${contactPhone}`].filter(Boolean).join('\n');

const vendorOf = (values: Values) => ({
  legalName: values.name ?? '',
  externalRef: values.externalRef ?? null,
  website: values.website ? (websiteLinkOf(values.website) ?? values.website) : null,
  addressLine1: values.addressLine1 ?? null,
  addressLine2: values.addressLine2 ?? null,
  city: values.city ?? null,
  state: values.state ?? null,
  postalCode: values.postalCode ?? null,
  notes: notesOf(values),
  contact: values.contactEmail ? { name: values.contactName ?? values.contactEmail, email: values.contactEmail } : null,
});

const engagementOf = ({ service, startDate, endDate }: Values, vendorId: string) =>
  service || startDate || endDate ? [{ vendorId, service: service ?? '', fromOn: startDate ?? null, toOn: endDate ?? null }] : [];

const outcomeOf = ({ row, verdict, problems, duplicate }: ImportRow, vendorId: string | null): RowOutcome => {
  if (vendorId) return { row, verdict: 'imported', reason: null, vendorId };
  if (verdict === 'blank') return { row, verdict: 'blank', reason: 'The row is blank.', vendorId };
  if (verdict === 'duplicate') return { row, verdict: 'duplicate', reason: typeof duplicate?.of === 'number' ? `Repeats row ${duplicate.of}.` : 'Stands in the register already.', vendorId };
  return { row, verdict: 'refused', reason: refusalSentence(problems), vendorId };
};
