import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AskedStatement } from './asked-statement.entity.js';
import { MadeStatement } from './made-statement.entity.js';
import { StatementPaper } from './statement-paper.entity.js';

/** Rows of the exchange carry the requester's tenant, whichever side reads; row-level security says whether it may. */
@Injectable()
export class AskedStatementsRepository extends TenantRepository<AskedStatement> {
  protected readonly entity = AskedStatement;

  async insert(ctx: Ctx, asked: Omit<AskedStatement, 'id' | 'tenantId'>): Promise<void> {
    await this.rows(ctx).save({ ...asked, tenantId: ctx.tenantId } as never as AskedStatement);
  }

  ofRequest(ctx: Ctx, requestId: string): Promise<AskedStatement | null> {
    return this.rows(ctx).findOneBy({ requestId });
  }

  /** Which of these requests ask for this statement. */
  async asking(ctx: Ctx, statementId: string, requestIds: readonly string[]): Promise<string[]> {
    const rows = await this.sql<{ id: string }>(ctx, 'select request_id as id from asked_statements where statement_id = $1 and request_id = any($2)', [statementId, requestIds]);
    return rows.map(({ id }) => id);
  }
}

@Injectable()
export class MadeStatementsRepository extends TenantRepository<MadeStatement> {
  protected readonly entity = MadeStatement;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  async insert(ctx: Ctx, made: Omit<MadeStatement, 'id' | 'at'>): Promise<void> {
    await this.rows(ctx).save({ ...made } as never as MadeStatement);
  }

  ofRequest(ctx: Ctx, requestId: string): Promise<MadeStatement | null> {
    return this.rows(ctx).findOne({ where: { requestId }, order: { submissionNumber: 'desc' } });
  }

  /** The last day on which each vendor made this statement; of one vendor, or of all. */
  async lastMade(ctx: Ctx, statementId: string, vendorId: string | null): Promise<ReadonlyMap<string, LocalDate>> {
    const rows = await this.sql<{ vendorId: string; day: LocalDate }>(ctx, `
      select r.vendor_id as "vendorId", max(s.submitted_on) as day from requests r
      join asked_statements a on a.tenant_id = r.tenant_id and a.request_id = r.id and a.statement_id = $2
      join submissions s on s.tenant_id = r.tenant_id and s.request_id = r.id
      where r.tenant_id = $1 and ($3::uuid is null or r.vendor_id = $3) group by r.vendor_id`, [ctx.tenantId, statementId, vendorId]);
    return new Map(rows.map(({ vendorId, day }) => [vendorId, day]));
  }

  /** Made a minute ago or longer, and not on paper: its job was lost. */
  unprinted(limit: number): Promise<{ tenantId: string; requestId: string }[]> {
    return this.uow.as('relay', (manager) => manager.query(`
      select m.tenant_id as "tenantId", m.request_id as "requestId" from made_statements m
      where m.at < holdfast_now() - interval '1 minute' and m.at > holdfast_now() - interval '90 days'
        and not exists (select from statement_papers p where p.tenant_id = m.tenant_id and p.request_id = m.request_id and p.submission_number = m.submission_number) order by m.at limit $1`, [limit]));
  }
}

@Injectable()
export class StatementPapersRepository extends TenantRepository<StatementPaper> {
  protected readonly entity = StatementPaper;

  ofRequest(ctx: Ctx, requestId: string): Promise<StatementPaper | null> {
    return this.rows(ctx).findOne({ where: { requestId }, order: { submissionNumber: 'desc' } });
  }

  /** True for the one that is kept: the first. */
  async keep(ctx: Ctx, requestId: string, submissionNumber: number, sha256: string, fileId: string): Promise<boolean> {
    const rows = await this.sql(ctx, `
      insert into statement_papers (tenant_id, request_id, submission_number, sha256, file_id) values ($1, $2, $3, $4, $5)
      on conflict (tenant_id, request_id, submission_number) do nothing returning id`, [ctx.tenantId, requestId, submissionNumber, sha256, fileId]);
    return rows.length === 1;
  }
}
