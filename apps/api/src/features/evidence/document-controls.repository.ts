import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { type ControlState, DocumentControl } from './document-control.entity.js';

@Injectable()
export class DocumentControlsRepository extends TenantRepository<DocumentControl> {
  protected readonly entity = DocumentControl;

  ofDocument(ctx: Ctx, documentId: string): Promise<DocumentControl[]> {
    return this.rows(ctx).find({ where: { documentId }, order: { position: 'asc' } });
  }

  /** Document id → how many of its controls nobody has judged. */
  async toCheck(ctx: Ctx, documentIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.sql<{ id: string; count: number }>(ctx, `select document_id as id, count(*)::int as count from document_controls where document_id = any($1) and state = 'to_check' group by 1`, [documentIds]);
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  /** As the report lists them now. One that it lists no more stays if somebody has judged it. */
  async list(ctx: Ctx, documentId: string, texts: readonly string[]): Promise<void> {
    await this.sql(ctx, `delete from document_controls where document_id = $1 and state = 'to_check' and text <> all($2)`, [documentId, texts]);
    await this.sql(ctx, `
      insert into document_controls (tenant_id, document_id, position, text) select $1, $2, t.position, t.text from unnest($3::text[]) with ordinality as t(text, position)
      on conflict (tenant_id, document_id, text) do update set position = excluded.position`, [ctx.tenantId, documentId, texts]);
  }

  /** False: somebody else judged it meanwhile, or it is not there. */
  async judge(ctx: Ctx, documentId: string, id: string, version: number, { state, note }: { readonly state: ControlState; readonly note: string }): Promise<boolean> {
    const { affected } = await this.rows(ctx).update({ documentId, id, version }, { state, note, byMemberId: ctx.actor.memberId, version: version + 1 });
    return affected === 1;
  }
}
