import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Ctx } from '../../platform/context/ctx.js';
import { TenantRepository } from '../../platform/database/tenant.repository.js';
import { Contact } from './contact.entity.js';

@Injectable()
export class ContactsRepository extends TenantRepository<Contact> {
  protected readonly entity = Contact;

  insert(ctx: Ctx, contact: Pick<Contact, 'vendorId' | 'name' | 'email' | 'title' | 'purposes'>): Promise<Contact> {
    return this.rows(ctx).save({ ...contact, deliverability: 'unknown', version: 1, tenantId: ctx.tenantId });
  }

  find(ctx: Ctx, vendorId: string, id: string): Promise<Contact | null> {
    return this.rows(ctx).findOneBy({ id, vendorId });
  }

  many(ctx: Ctx, ids: readonly string[]): Promise<Contact[]> {
    return this.rows(ctx).findBy({ id: In([...new Set(ids)]) });
  }

  /** For each of these, the next one there that mail reaches: for a purpose that both have, else for privacy, for security, for anything. */
  async nextOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.sql<{ id: string; next: string }>(ctx, `
      select f.id, n.id as next from contacts f cross join lateral (
        select c.id from contacts c where c.vendor_id = f.vendor_id and c.id <> f.id and c.deliverability <> 'bounced'
        order by (c.purposes && f.purposes) desc, case when 'privacy' = any(c.purposes) then 0 when 'security' = any(c.purposes) then 1 else 2 end, c.name, c.id limit 1) n
      where f.id = any($1)`, [[...new Set(ids)]]);
    return new Map(rows.map(({ id, next }) => [id, next]));
  }

  ofVendor(ctx: Ctx, vendorId: string): Promise<Contact[]> {
    return this.rows(ctx).find({ where: { vendorId }, order: { name: 'asc', id: 'asc' } });
  }

  async hasAddress(ctx: Ctx, vendorId: string, email: string): Promise<boolean> {
    return (await this.withAddress(ctx, vendorId, email)) !== undefined;
  }

  async withAddress(ctx: Ctx, vendorId: string, email: string): Promise<Contact | undefined> {
    return (await this.ofVendor(ctx, vendorId)).find((contact) => contact.email.toLowerCase() === email.toLowerCase());
  }

  /** Marks it, while this is still its address; false when it was marked already, or is mended. */
  async bounced(ctx: Ctx, vendorId: string, id: string, email: string): Promise<boolean> {
    return this.set(ctx, `deliverability = 'bounced'`, `lower(email) = lower($4) and deliverability <> 'bounced'`, [vendorId, id, email]);
  }

  /** True when it was marked. */
  async mended(ctx: Ctx, vendorId: string, id: string): Promise<boolean> {
    return this.set(ctx, `deliverability = 'unknown'`, `deliverability = 'bounced'`, [vendorId, id]);
  }

  async setAddress(ctx: Ctx, vendorId: string, id: string, email: string): Promise<void> {
    await this.set(ctx, `email = $4, deliverability = 'unknown', version = version + 1`, 'true', [vendorId, id, email]);
  }

  private async set(ctx: Ctx, change: string, when: string, values: unknown[]): Promise<boolean> {
    const [rows] = (await this.sql<unknown>(ctx, `update contacts set ${change} where tenant_id = $1 and vendor_id = $2 and id = $3 and ${when} returning id`, [ctx.tenantId, ...values])) as [unknown[], number];
    return rows.length > 0;
  }

  async remove(ctx: Ctx, vendorId: string, id: string): Promise<boolean> {
    return (await this.rows(ctx).delete({ id, vendorId })).affected === 1;
  }

  async insertMany(ctx: Ctx, contacts: readonly Pick<Contact, 'vendorId' | 'name' | 'email'>[]): Promise<void> {
    await this.sql(ctx, `
      insert into contacts (tenant_id, created_at, vendor_id, name, email)
      select $1, (select holdfast_now()), r."vendorId", r.name, r.email from json_to_recordset($2::json) as r("vendorId" uuid, name text, email text)`, [ctx.tenantId, JSON.stringify(contacts)]);
  }
}
