import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

export class Chain1764000630000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table engagements
        add capacity text not null default 'for_itself' check (capacity in ('for_itself', 'as_business_associate')),
        add phi_types text[] not null default '{}',
        add ephi boolean,
        add flow_from date,
        add flow_until date,
        add agency text not null default 'undetermined' check (agency in ('no', 'yes', 'undetermined')),
        add agency_reason text not null default '',
        add assurance text check (assurance in ('document_seen', 'attested', 'unknown')),
        add assurance_source text not null default '',
        add assurance_on date,
        add country text not null default '',
        add state text not null default '',
        add check (flow_until >= coalesce(flow_from, from_on)),
        add check ((assurance is null) = (assurance_on is null));
      -- Which parties stand on the way of a chain is asked by both ends.
      create index engagements_of_both on engagements (tenant_id, customer_vendor_id, supplier_vendor_id);
      -- A determination keeps the scope that was judged, so that another one opens it again.
      alter table determinations add phi_types text[] not null default '{}', add ephi boolean;
    `);
    await createTenantTable(db, 'engagement_approvals', `
      engagement_id uuid not null,
      approver_vendor_id uuid,
      approved_on date not null,
      note text not null default '',
      by_member_id uuid not null,
      by_name text not null,
      created_at timestamptz not null default holdfast_now(),
      unique nulls not distinct (tenant_id, engagement_id, approver_vendor_id),
      foreign key (tenant_id, engagement_id) references engagements (tenant_id, id) on delete cascade,
      foreign key (tenant_id, approver_vendor_id) references vendors (tenant_id, id) on delete cascade,
      foreign key (tenant_id, by_member_id) references members (tenant_id, id)`);
    await createTenantTable(db, 'triages', `
      engagement_id uuid not null,
      answer text not null check (answer in ('phi', 'unsure', 'none')),
      service text not null,
      screened_on date not null,
      by_member_id uuid not null,
      by_name text not null,
      created_at timestamptz not null default holdfast_now(),
      foreign key (tenant_id, engagement_id) references engagements (tenant_id, id) on delete cascade,
      foreign key (tenant_id, by_member_id) references members (tenant_id, id)`);
    await db.query(`
      create index triages_of_engagement on triages (tenant_id, engagement_id, created_at desc, id desc);
      -- What somebody screened stays as she said it; a later one stands beside it.
      revoke update, delete on triages from app;
      revoke update on engagement_approvals from app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
