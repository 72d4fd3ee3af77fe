import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import type { Statement } from '../../platform/database/shared-connection.js';
import { turn, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DraftAnswer } from './draft-answer.entity.js';

/** An answer on its way to be kept: over which version it was written (0: none yet), and by which save. */
export interface Draft {
  readonly requestId: string;
  readonly questionKey: string;
  readonly version: number;
  readonly saveId: string;
  readonly answer: SavedAnswer;
}

export type SavedAnswer = Pick<DraftAnswer, 'value' | 'none' | 'instead' | 'comment'> & Partial<Pick<DraftAnswer, 'reused'>>;

const COLUMNS = 'id, tenant_id as "tenantId", request_id as "requestId", question_key as "questionKey", value, none, instead, reused, comment, version, last_save_id as "lastSaveId", author_name as "authorName", saved_at as "savedAt"';
const draftsOf = ({ tenantId }: Ctx, requestId: string) => `drafts ${tenantId} ${requestId}`;

const FIRST = `
  insert into draft_answers (tenant_id, request_id, question_key, value, none, comment, version, last_save_id, author_name, instead, reused) values ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $10)`;
const OVER = `
  update draft_answers set value = $4, none = $5, comment = $6, version = version + 1, last_save_id = $7, author_name = $8, instead = $9, reused = $10, saved_at = holdfast_now()
  where tenant_id = $1 and request_id = $2 and question_key = $3 and version = $11 returning ${COLUMNS}`;

const valuesOf = ({ tenantId, actor }: Ctx, { requestId, questionKey, saveId, answer: { value, none, instead, reused, comment } }: Draft): unknown[] =>
  [tenantId, requestId, questionKey, value === null || value === undefined ? null : JSON.stringify(value), none, comment, saveId, actor.name, instead, reused ? JSON.stringify(reused) : null];

@Injectable()
export class DraftsRepository extends TenantRepository<DraftAnswer> {
  protected readonly entity = DraftAnswer;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  /** Until the end of the transaction nobody submits this request: what is written now is handed over too. Any number may write. */
  keepOpen(ctx: Ctx, requestId: string): Promise<void> {
    return this.uow.takeTurns(ctx, draftsOf(ctx, requestId), { shared: true });
  }

  keepingOpen(ctx: Ctx, requestId: string): Statement {
    return turn(draftsOf(ctx, requestId), { shared: true });
  }

  /** Until the end of the transaction nobody writes: what is handed over is what stands there. */
  keepStill(ctx: Ctx, requestId: string): Promise<void> {
    return this.uow.takeTurns(ctx, draftsOf(ctx, requestId));
  }

  ofRequests(ctx: Ctx, requestIds: readonly string[]): Promise<DraftAnswer[]> {
    return this.rows(ctx).find({ where: { requestId: In([...requestIds]) }, order: { questionKey: 'asc' } });
  }

  find(ctx: Ctx, requestId: string, questionKey: string): Promise<DraftAnswer | null> {
    return this.rows(ctx).findOneBy({ requestId, questionKey });
  }

  /** Writes it over exactly that version (0: none yet); nothing when another was there. */
  async save(ctx: Ctx, draft: Draft): Promise<DraftAnswer | undefined> {
    if (draft.version === 0) {
      const [row] = await this.sql<DraftAnswer>(ctx, `${FIRST} on conflict (tenant_id, request_id, question_key) do nothing returning ${COLUMNS}`, valuesOf(ctx, draft));
      return row;
    }
    const [[row]] = await this.sql<DraftAnswer[]>(ctx, OVER, [...valuesOf(ctx, draft), draft.version]);
    return row;
  }

  /** The version that is there, kept until the end of the transaction. */
  holding(requestId: string, questionKey: string): Statement {
    return { name: 'draft-version', text: 'select version from draft_answers where request_id = $1 and question_key = $2 for update', values: [requestId, questionKey] };
  }

  /** What `save` does, as a statement; a first version is refused by its key when another was there. */
  saving(ctx: Ctx, draft: Draft): Statement {
    return draft.version === 0 ? { name: 'draft-first', text: `${FIRST} returning ${COLUMNS}`, values: valuesOf(ctx, draft) } : { name: 'draft-over', text: OVER, values: [...valuesOf(ctx, draft), draft.version] };
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
