import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DraftAnswer } from './draft-answer.entity.js';

export type SavedAnswer = Pick<DraftAnswer, 'value' | 'none' | 'instead' | 'comment'> & Partial<Pick<DraftAnswer, 'reused'>>;

const COLUMNS = 'id, tenant_id as "tenantId", request_id as "requestId", question_key as "questionKey", value, none, instead, reused, comment, version, last_save_id as "lastSaveId", author_name as "authorName", saved_at as "savedAt"';

@Injectable()
export class DraftsRepository extends TenantRepository<DraftAnswer> {
  protected readonly entity = DraftAnswer;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  /** Until the end of the transaction nobody submits this request: what is written now is handed over too. Any number may write. */
  keepOpen(ctx: Ctx, requestId: string): Promise<void> {
    return this.uow.takeTurns(ctx, `drafts ${ctx.tenantId} ${requestId}`, { shared: true });
  }

  /** Until the end of the transaction nobody writes: what is handed over is what stands there. */
  keepStill(ctx: Ctx, requestId: string): Promise<void> {
    return this.uow.takeTurns(ctx, `drafts ${ctx.tenantId} ${requestId}`);
  }

  ofRequests(ctx: Ctx, requestIds: readonly string[]): Promise<DraftAnswer[]> {
    return this.rows(ctx).find({ where: { requestId: In([...requestIds]) }, order: { questionKey: 'asc' } });
  }

  find(ctx: Ctx, requestId: string, questionKey: string): Promise<DraftAnswer | null> {
    return this.rows(ctx).findOneBy({ requestId, questionKey });
  }

  /** Writes it over exactly that version (0: none yet); nothing when another was there. */
  async save(ctx: Ctx, requestId: string, questionKey: string, version: number, saveId: string, { value, none, instead, reused, comment }: SavedAnswer): Promise<DraftAnswer | undefined> {
    const values = [ctx.tenantId, requestId, questionKey, value === null || value === undefined ? null : JSON.stringify(value), none, comment, saveId, ctx.actor.name, instead, reused ? JSON.stringify(reused) : null];
    if (version === 0) {
      const [row] = await this.sql<DraftAnswer>(ctx, `
        insert into draft_answers (tenant_id, request_id, question_key, value, none, comment, version, last_save_id, author_name, instead, reused) values ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $10)
        on conflict (tenant_id, request_id, question_key) do nothing returning ${COLUMNS}`, values);
      return row;
    }
    const [[row]] = await this.sql<DraftAnswer[]>(ctx, `
      update draft_answers set value = $4, none = $5, comment = $6, version = version + 1, last_save_id = $7, author_name = $8, instead = $9, reused = $10, saved_at = holdfast_now()
      where tenant_id = $1 and request_id = $2 and question_key = $3 and version = $11 returning ${COLUMNS}`, [...values, version]);
    return row;
  }

  /** The instant it is now. */
  async moment(ctx: Ctx): Promise<string> {
    const [{ now }] = await this.sql<{ now: Date }>(ctx, 'select holdfast_now() as now');
    return now.toISOString();
  }

  /** The day it is now, where the due day is counted. */
  async dayIn(ctx: Ctx, zone: string): Promise<string> {
    const [{ day }] = await this.sql<{ day: string }>(ctx, 'select (holdfast_now() at time zone $1)::date as day', [zone]);
    return day;
  }
}
