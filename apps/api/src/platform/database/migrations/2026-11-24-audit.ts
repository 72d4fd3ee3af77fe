import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

export class Audit1764000100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTenantTable(db, 'audit_entries', `
      at timestamptz not null default holdfast_now(),
      actor_kind text not null,
      actor_id text not null,
      action text not null,
      subject_type text not null,
      subject_id text not null,
      vendor_id uuid,
      detail jsonb not null default '{}'`);
    await createTenantTable(db, 'audit_unsealed', 'at timestamptz not null'); // its id is the entry's
    await createTenantTable(db, 'audit_seals', `
      seq bigint not null check (seq > 0),
      audit_id uuid not null,
      prev text not null,
      hash text not null,
      sealed_at timestamptz not null default holdfast_now(),
      unique (tenant_id, audit_id)`);
    await db.query(`
      alter table audit_seals drop constraint audit_seals_pkey, drop column id, add primary key (tenant_id, seq);
      create index audit_entries_newest on audit_entries (tenant_id, at desc, id desc);
      create index audit_entries_of_vendor on audit_entries (tenant_id, vendor_id, at desc, id desc) where vendor_id is not null;
      create index audit_entries_of_subject on audit_entries (tenant_id, subject_type, subject_id, at desc, id desc);

      revoke update, delete on audit_entries from app;
      revoke update, delete on audit_unsealed from app;
      revoke insert, update, delete on audit_seals from app;

      -- When it was recorded is not the writer's choice, and what was recorded cannot be forgotten by the sealer.
      create function audit_now() returns trigger language plpgsql as $$ begin new.at := holdfast_now(); return new; end $$;
      create trigger audit_now before insert on audit_entries for each row execute function audit_now();
      create function audit_mark() returns trigger language plpgsql as $$
        begin insert into audit_unsealed (tenant_id, id, at) values (new.tenant_id, new.id, new.at); return null; end $$;
      create trigger audit_mark after insert on audit_entries for each row execute function audit_mark();
    `);
    await this.sealer(db);
  }

  /** Reads every tenant's entries and adds seals, nothing else. The owner may become it too: so `audit:verify` can. */
  private sealer = (db: QueryRunner) =>
    db.query(`
      do $$ begin create role sealer nologin; exception when duplicate_object or unique_violation then null; end $$;
      do $$ begin
        if current_setting('server_version_num')::int >= 160000
          then execute format('grant sealer to %I with inherit false, set true', current_user); end if;
      end $$;
      grant sealer to app;
      grant usage on schema public to sealer;
      grant select on clock to sealer;
      grant select on audit_entries, audit_unsealed, audit_seals to sealer;
      grant insert on audit_seals to sealer;
      grant delete on audit_unsealed to sealer;
      create policy sealer_reads on audit_entries for select to sealer using (true);
      create policy sealer_works on audit_unsealed for all to sealer using (true);
      create policy sealer_works on audit_seals for all to sealer using (true) with check (true);
    `);

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
