import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

export class Closings1764000650000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTenantTable(db, 'closings', `
      agreement_id uuid not null,
      vendor_id uuid not null,
      owner_member_id uuid not null,
      ended_on date not null,
      destroy_days int,
      request_id uuid,
      certificate jsonb,
      certified_on date,
      certified_by text,
      certificate_source text check (certificate_source in ('vendor', 'staff')),
      submission_number int,
      flow_ended_on date,
      version int not null default 1,
      created_at timestamptz not null default holdfast_now(),
      unique (tenant_id, agreement_id),
      check ((certificate is null) = (certified_on is null) and (certificate is null) = (certificate_source is null)),
      foreign key (tenant_id, agreement_id) references agreements (tenant_id, id) on delete cascade,
      foreign key (tenant_id, vendor_id) references vendors (tenant_id, id) on delete cascade,
      foreign key (tenant_id, owner_member_id) references members (tenant_id, id),
      foreign key (tenant_id, request_id) references requests (tenant_id, id)`);
    await db.query('create index closings_of_vendor on closings (tenant_id, vendor_id)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
