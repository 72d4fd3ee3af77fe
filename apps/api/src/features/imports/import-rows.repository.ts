import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { ImportedRow, type RowOutcome } from './import-row.entity.js';

@Injectable()
export class ImportRowsRepository extends TenantRepository<ImportedRow> {
  protected readonly entity = ImportedRow;

  async insertMany(ctx: Ctx, importId: string, outcomes: readonly RowOutcome[]): Promise<void> {
    await this.sql(ctx, `
      insert into import_rows (tenant_id, import_id, row, verdict, reason, vendor_id)
      select $1, $2, r.row, r.verdict, r.reason, r."vendorId"
      from json_to_recordset($3::json) as r(row int, verdict text, reason text, "vendorId" uuid)`, [ctx.tenantId, importId, JSON.stringify(outcomes)]);
  }

  async doneOf(ctx: Ctx, importId: string, rows: readonly number[]): Promise<Set<number>> {
    const done = await this.sql<{ row: number }>(ctx, 'select row from import_rows where import_id = $1 and row = any($2::int[])', [importId, rows]);
    return new Set(done.map(({ row }) => row));
  }

  async counts(ctx: Ctx, importId: string): Promise<Partial<Record<ImportedRow['verdict'], number>>> {
    const counted = await this.sql<{ verdict: string; n: number }>(ctx, 'select verdict, count(*)::int as n from import_rows where import_id = $1 group by verdict', [importId]);
    return Object.fromEntries(counted.map(({ verdict, n }) => [verdict, n]));
  }

  async vendorsOf(ctx: Ctx, importId: string): Promise<Set<string>> {
    const rows = await this.sql<{ id: string }>(ctx, `select vendor_id as id from import_rows where import_id = $1 and verdict = 'imported'`, [importId]);
    return new Set(rows.map(({ id }) => id));
  }

  async refused(ctx: Ctx, importId: string): Promise<Map<number, string>> {
    const rows = await this.rows(ctx).find({ where: { importId, verdict: 'refused' } });
    return new Map(rows.map(({ row, reason }) => [row, reason ?? '']));
  }
}
