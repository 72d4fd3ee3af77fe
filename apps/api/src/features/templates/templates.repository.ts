import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { Template } from './template.entity.js';
import { TemplateVersion } from './template-version.entity.js';

@Injectable()
export class TemplatesRepository extends TenantRepository<Template> {
  protected readonly entity = Template;

  async insert(ctx: Ctx, template: Pick<Template, 'name' | 'overrides' | 'choices'>): Promise<string> {
    return (await this.rows(ctx).save({ ...template, tenantId: ctx.tenantId })).id;
  }

  find(ctx: Ctx, id: string): Promise<Template | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  findForUpdate(ctx: Ctx, id: string): Promise<Template | null> {
    return this.rows(ctx).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  byName(ctx: Ctx): Promise<Template[]> {
    return this.rows(ctx).find({ order: { name: 'asc', id: 'asc' } });
  }

  async isNamed(ctx: Ctx, name: string, otherThan: string | null): Promise<boolean> {
    const rows = await this.sql(ctx, 'select from templates where lower(name) = lower($1) and id is distinct from $2', [name, otherThan]);
    return rows.length > 0;
  }

  async update(ctx: Ctx, { id, version }: Template, change: Partial<Pick<Template, 'name' | 'overrides' | 'choices'>>): Promise<void> {
    await this.rows(ctx).update({ id }, { ...change, version: version + 1, changedAt: () => 'holdfast_now()' } as never);
  }
}

@Injectable()
export class TemplateVersionsRepository extends TenantRepository<TemplateVersion> {
  protected readonly entity = TemplateVersion;

  async insert(ctx: Ctx, version: Omit<TemplateVersion, 'id' | 'tenantId' | 'publishedAt'>): Promise<string> {
    return (await this.rows(ctx).save({ ...version, tenantId: ctx.tenantId })).id;
  }

  find(ctx: Ctx, id: string): Promise<TemplateVersion | null> {
    return this.rows(ctx).findOneBy({ id });
  }

  /** Newest first. */
  ofTemplate(ctx: Ctx, templateId: string): Promise<TemplateVersion[]> {
    return this.rows(ctx).find({ where: { templateId }, order: { number: 'desc' } });
  }

  all(ctx: Ctx): Promise<TemplateVersion[]> {
    return this.rows(ctx).find({ order: { number: 'desc' } });
  }
}
