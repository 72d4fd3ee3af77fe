import { Injectable } from '@nestjs/common';
import { type ImportPreview, type ImportRow, type PreviewOptions, previewImport } from '@holdfast/domain/imports/import-preview';
import { type FieldUpdate, updatesOf } from '@holdfast/domain/imports/vendor-update';
import type { Ctx } from '../../platform/context/ctx.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import type { Import } from './import.entity.js';
import { ImportRowsRepository } from './import-rows.repository.js';

/** What a row would change of a vendor that stands in the register with the same reference. */
export interface RowUpdate {
  readonly vendorId: string;
  readonly vendorName: string;
  readonly changes: readonly FieldUpdate[];
}

/** A file judged against the register. */
export interface Judged extends ImportPreview {
  readonly options: PreviewOptions;
  readonly registered: ReadonlyMap<string, string>;
  /** Row → the vendor with its reference, and what the row says otherwise of it. */
  readonly updates: ReadonlyMap<number, RowUpdate>;
}

export const optionsOf = ({ mapping, dateOrder, amendments }: Pick<Import, 'mapping' | 'dateOrder' | 'amendments'>): PreviewOptions => ({
  mapping: mapping?.columns ?? undefined, headerRow: mapping?.headerRow ?? undefined, dateOrder: dateOrder ?? undefined, amend: amendments,
});

/** The one place that judges rows: what a person was shown is what is applied. */
@Injectable()
export class ImportsPreviewer {
  constructor(private readonly vendors: VendorsReader, private readonly rows: ImportRowsRepository) {}

  async judge(ctx: Ctx, file: Import): Promise<Judged> {
    // What this import has stored itself is no duplicate of it: else a worker that goes on after a crash would judge otherwise.
    const own = file.state === 'preview' ? new Set<string>() : await this.rows.vendorsOf(ctx, file.id);
    const register = (await this.vendors.register(ctx)).filter(({ id }) => !own.has(id));
    const options = optionsOf(file);
    const preview = previewImport(file.content, { ...options, register: register.map(({ legalName, externalRef, archivedAt }) => ({ name: legalName, externalRef, archived: archivedAt !== null })) });
    const byReference = new Map(register.flatMap((vendor) => (vendor.externalRef && !vendor.archivedAt ? [[vendor.externalRef.trim(), vendor] as const] : [])));
    const updates = new Map(preview.rows.flatMap(({ row, verdict, values }) => {
      const vendor = verdict === 'duplicate' ? byReference.get(values.externalRef?.trim() ?? '') : undefined;
      return vendor ? [[row, { vendorId: vendor.id, vendorName: vendor.legalName, changes: updatesOf({ ...vendor, name: vendor.legalName }, values) }] as const] : [];
    }));
    return { ...preview, rows: preview.rows.map(endsAfterItBegins), options, updates, registered: new Map(register.map(({ legalName, id }) => [`register:${legalName}`, id])) };
  }
}

// The register keeps no engagement that ends before it begins, so such a row is refused here and not by the database.
const endsAfterItBegins = (row: ImportRow): ImportRow => {
  const { startDate, endDate } = row.values;
  if (row.verdict === 'waiting' || row.verdict === 'rejected' || !startDate || !endDate || endDate >= startDate) return row;
  return { ...row, verdict: 'rejected', duplicate: null, problems: [{ field: 'endDate', reason: 'bad_date', text: endDate }] };
};
