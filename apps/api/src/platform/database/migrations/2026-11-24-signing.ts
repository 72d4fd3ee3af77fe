import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createExchangeTable } from '../create-exchange-table.js';
import { createTenantTable } from '../create-tenant-table.js';

export class Signing1764000620000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What this instance seals documents with. The private key is locked with a key derived from HOLDFAST_SECRET; null where it was given from outside.
      create table seal_certificates (
        fingerprint text primary key check (fingerprint ~ '^[0-9a-f]{64}$'),
        certificate text not null,
        locked_key bytea,
        created_at timestamptz not null default holdfast_now()
      );
      grant select, insert on seal_certificates to app;
    `);
    await createTenantTable(db, 'templates', `
      name text not null,
      overrides jsonb not null default '{}',
      choices jsonb not null default '{}',
      version int not null default 1,
      created_at timestamptz not null default holdfast_now(),
      changed_at timestamptz not null default holdfast_now()`);
    await db.query('create unique index templates_by_name on templates (tenant_id, lower(name))');
    await createTenantTable(db, 'template_versions', `
      template_id uuid not null,
      number int not null,
      base_version text not null,
      overrides jsonb not null,
      choices jsonb not null,
      note text not null,
      sha256 text not null,
      by_member_id uuid not null,
      by_name text not null,
      published_at timestamptz not null default holdfast_now(),
      unique (tenant_id, template_id, number),
      foreign key (tenant_id, template_id) references templates (tenant_id, id) on delete cascade,
      foreign key (tenant_id, by_member_id) references members (tenant_id, id)`);
    await createTenantTable(db, 'agreement_drafts', `
      agreement_id uuid not null,
      vendor_id uuid not null,
      template_version_id uuid,
      variant text not null check (variant in ('ce-ba', 'ba-sub')),
      choices jsonb not null default '{}',
      variables jsonb not null default '{}',
      state_terms_confirmed jsonb,
      version int not null default 1,
      created_at timestamptz not null default holdfast_now(),
      changed_at timestamptz not null default holdfast_now(),
      unique (tenant_id, agreement_id),
      foreign key (tenant_id, agreement_id) references agreements (tenant_id, id) on delete cascade,
      foreign key (tenant_id, vendor_id) references vendors (tenant_id, id) on delete cascade,
      foreign key (tenant_id, template_version_id) references template_versions (tenant_id, id)`);
    await db.query(`
      create index agreement_drafts_of_vendor on agreement_drafts (tenant_id, vendor_id, changed_at desc);
      -- A published version is what agreements were made from: it is never rewritten.
      revoke update, delete on template_versions from app;
      -- Whom the organization has given authority to sign for it; with which title, the member says.
      alter table members add column can_sign boolean not null default false;
    `);
    await createExchangeTable(db, 'signature_documents', `
      version int not null,
      document jsonb not null,
      states jsonb not null,
      text_sha256 text not null,
      document_sha256 text not null,
      file_id uuid not null,
      pages int not null,
      reissued_because text not null default '',
      made_at timestamptz not null default holdfast_now(),
      unique (tenant_id, request_id, version),
      foreign key (tenant_id, file_id) references files (tenant_id, id)`, { requester: 'true' });
    await createExchangeTable(db, 'signature_readings', `
      version int not null,
      user_id uuid not null,
      name text not null,
      email text not null,
      at timestamptz not null default holdfast_now(),
      unique (tenant_id, request_id, version, user_id)`, { vendor: 'true' });
    await createExchangeTable(db, 'signatures', `
      version int not null,
      side text not null check (side in ('requester', 'vendor')),
      user_id uuid not null,
      name text not null,
      title text not null,
      statement text not null,
      consent_version text not null,
      email text not null,
      challenge_id uuid,
      authenticated text not null,
      document_sha256 text not null,
      at timestamptz not null default holdfast_now(),
      unique (tenant_id, request_id, version, side)`, { requester: `side = 'requester'`, vendor: `side = 'vendor'` });
    await createExchangeTable(db, 'sealed_documents', `
      version int not null,
      document_sha256 text not null,
      sha256 text not null,
      bytes int not null,
      file_id uuid not null,
      issuer text not null,
      sealed_at timestamptz not null default holdfast_now(),
      unique (tenant_id, request_id),
      foreign key (tenant_id, file_id) references files (tenant_id, id)`, { requester: 'true' });
    await createTenantTable(db, 'signature_codes', `
      request_id uuid not null,
      version int not null,
      user_id uuid not null,
      challenge_id uuid not null,
      created_at timestamptz not null default holdfast_now(),
      unique (tenant_id, challenge_id)`);
    await createTenantTable(db, 'signed_copies', `
      request_id uuid not null,
      sha256 text not null,
      file_id uuid,
      created_at timestamptz not null default holdfast_now(),
      unique (tenant_id, request_id),
      foreign key (tenant_id, file_id) references files (tenant_id, id)`);
    await db.query(`
      -- The relay sees what both sides signed and is not sealed yet, and whose copy is missing; nothing of what was signed.
      grant select (tenant_id, request_id, side, at) on signatures to relay;
      grant select (tenant_id, request_id, sealed_at) on sealed_documents to relay;
      grant select (tenant_id, request_id, file_id) on signed_copies to relay;
      create policy relay on signatures for select to relay using (true);
      create policy relay on sealed_documents for select to relay using (true);
      create policy relay on signed_copies for select to relay using (true);
      create index signatures_by_time on signatures (at);
      create index sealed_documents_by_time on sealed_documents (sealed_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
