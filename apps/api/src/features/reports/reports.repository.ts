import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Report } from './report.entity.js';

@Injectable()
export class ReportsRepository extends TenantRepository<Report> {
  protected readonly entity = Report;

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  /** The next number of the organization's reports; two at once wait for each other. */
  async insert(ctx: Ctx, report: Pick<Report, 'assessmentId' | 'vendorId' | 'askedBy'>): Promise<Report> {
    await this.uow.takeTurns(ctx, `reports ${ctx.tenantId}`);
    const [{ number }] = await this.sql<{ number: number }>(ctx, 'select coalesce(max(number), 0)::int + 1 as number from reports');
    return this.rows(ctx).save({ ...report, kind: 'assessment', number, state: 'asked', tenantId: ctx.tenantId });
  }

  find(ctx: Ctx, id: string): Promise<Report | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  ofAssessment(ctx: Ctx, assessmentId: string): Promise<Report[]> {
    return this.rows(ctx).find({ where: { assessmentId }, order: { number: 'desc' } });
  }

  /** True for the one that made it. */
  async made(ctx: Ctx, id: string, fileId: string, pages: number): Promise<boolean> {
    const [, count] = (await this.sql(ctx, `update reports set state = 'made', file_id = $2, pages = $3, made_at = holdfast_now() where id = $1 and state <> 'made'`, [id, fileId, pages])) as unknown as [unknown, number];
    return count === 1;
  }

  async failed(ctx: Ctx, id: string): Promise<void> {
    await this.rows(ctx).update({ id, state: 'asked' }, { state: 'failed' });
  }

  /** Reports of any organization that still wait: their job was lost. */
  waiting(limit: number): Promise<{ tenantId: string; id: string }[]> {
    return this.uow.as('planner', (manager) => manager.query(`
      select tenant_id as "tenantId", id from reports where state = 'asked' and asked_at < holdfast_now() - interval '1 minute' order by asked_at limit $1`, [limit]));
  }
}
