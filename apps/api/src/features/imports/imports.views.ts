import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { decodeCursor, type Page, pageOf } from '../../platform/http/page.js';
import type { Import } from './import.entity.js';

export interface ListedImport extends Pick<Import, 'id' | 'fileName' | 'state' | 'total' | 'done'> {
  readonly createdAt: Date;
  readonly by: string | null;
  readonly imported: number;
  readonly refused: number;
  readonly duplicates: number;
  readonly blank: number;
}

/** Earlier imports, the newest first: the page is cut first, and only its rows are counted. */
@Injectable()
export class ImportsViews {
  constructor(private readonly uow: UnitOfWork) {}

  async list(ctx: Ctx, { cursor, limit }: { readonly cursor?: string; readonly limit: number }): Promise<Page<ListedImport>> {
    const [at, id] = cursor ? decodeCursor(cursor, 2) : [null, null];
    const rows = await this.uow.read<ListedImport & { sortKey: string }>(ctx, 'import-list', `
      with page as (
        select i.id, i.file_name, i.state, i.total, i.done, i.created_by, i.created_at from imports i
        where $2::timestamptz is null or (i.created_at, i.id) < ($2, $3::uuid)
        order by i.created_at desc, i.id desc limit $1
      )
      select i.id, i.file_name as "fileName", i.state, i.total, i.done, i.created_at as "createdAt", i.created_at::text as "sortKey",
        (select m.name from members m where m.user_id = i.created_by) as by, r.imported, r.refused, r.duplicates, r.blank
      from page i cross join lateral (
        select count(*) filter (where r.verdict in ('imported', 'updated'))::int as imported, count(*) filter (where r.verdict = 'refused')::int as refused,
          count(*) filter (where r.verdict = 'duplicate')::int as duplicates, count(*) filter (where r.verdict = 'blank')::int as blank
        from import_rows r where r.import_id = i.id) r
      order by i.created_at desc, i.id desc`, [limit + 1, at, id]);
    const page = pageOf(rows, limit, ({ sortKey, id }) => [sortKey, id]);
    return { ...page, items: page.items.map(({ sortKey: _sortKey, ...row }) => row) };
  }
}
