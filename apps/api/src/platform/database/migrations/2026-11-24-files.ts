import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

export class Files1764000102000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTenantTable(db, 'files', `
      name text not null,
      declared_type text not null,
      detected_type text,
      bytes bigint,
      sha256 text,
      state text not null check (state in ('reserved', 'uploading', 'typed', 'inspected', 'scanned', 'available', 'refused', 'quarantined', 'purged')),
      refusal text,
      refusal_sentence text,
      uploaded_by uuid,
      created_at timestamptz not null default holdfast_now(),
      changed_at timestamptz not null default holdfast_now(),
      storage_key text,
      check (state in ('reserved', 'uploading', 'refused', 'purged') or (sha256 is not null and storage_key is not null and detected_type is not null))`);
    await db.query(`
      create index files_on_the_way on files (changed_at) where state in ('reserved', 'uploading', 'typed', 'inspected', 'scanned');

      -- The bytes that were recorded stay the bytes: only their state moves, and never back out of a final one.
      create function file_bytes_stay() returns trigger language plpgsql as $$ begin
        if old.sha256 is not null and (new.sha256, new.bytes, new.storage_key) is distinct from (old.sha256, old.bytes, old.storage_key)
          then raise exception 'The bytes of file % are recorded', old.id; end if;
        if old.state in ('refused', 'quarantined', 'purged') and new.state not in (old.state, 'purged')
          then raise exception 'File % is %', old.id, old.state; end if;
        new.changed_at := holdfast_now();
        return new;
      end $$;
      create trigger file_bytes_stay before update on files for each row execute function file_bytes_stay();

      -- Which file is stuck, not what it is called.
      grant select on clock to planner;
      grant select (tenant_id, id, state, changed_at) on files to planner;
      create policy planner_looks on files for select to planner using (true);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
