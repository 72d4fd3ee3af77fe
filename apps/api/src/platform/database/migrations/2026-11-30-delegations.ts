import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

/** Parts of a request that a vendor's people hand to each other: the vendor's own. */
export class Delegations1764001222000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTenantTable(db, 'delegations', `
      request_id uuid not null,
      name text not null,
      email text not null,
      question_keys text[] not null,
      due_on date not null,
      state text not null default 'open' check (state in ('open', 'done', 'revoked')),
      generation int not null default 1,
      user_id uuid references users,
      from_member_id uuid not null,
      from_name text not null,
      from_email text not null,
      created_at timestamptz not null default holdfast_now(),
      ended_at timestamptz,
      check ((state = 'open') = (ended_at is null)),
      foreign key (tenant_id, from_member_id) references members (tenant_id, id)`);
    await db.query('create index delegations_of_request on delegations (tenant_id, request_id)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
