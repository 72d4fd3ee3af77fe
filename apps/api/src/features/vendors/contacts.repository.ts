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

  ofVendor(ctx: Ctx, vendorId: string): Promise<Contact[]> {
    return this.rows(ctx).find({ where: { vendorId }, order: { name: 'asc', id: 'asc' } });
  }

  async hasAddress(ctx: Ctx, vendorId: string, email: string): Promise<boolean> {
    const rows = await this.sql(ctx, 'select from contacts where vendor_id = $1 and lower(email) = lower($2)', [vendorId, email]);
    return rows.length > 0;
  }

  async remove(ctx: Ctx, vendorId: string, id: string): Promise<boolean> {
    return (await this.rows(ctx).delete({ id, vendorId })).affected === 1;
  }

  async insertMany(ctx: Ctx, contacts: readonly Pick<Contact, 'vendorId' | 'name' | 'email'>[]): Promise<void> {
    await this.sql(ctx, `
      insert into contacts (tenant_id, vendor_id, name, email)
      select $1, r."vendorId", r.name, r.email from json_to_recordset($2::json) as r("vendorId" uuid, name text, email text)`, [ctx.tenantId, JSON.stringify(contacts)]);
  }
}
