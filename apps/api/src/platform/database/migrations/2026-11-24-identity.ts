import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../create-tenant-table.js';

export class Identity1764000010000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table users (
        id uuid primary key default new_id(),
        email text not null,
        name text not null,
        created_at timestamptz not null default holdfast_now()
      );
      create unique index users_by_email on users (lower(email));

      create table credentials (
        user_id uuid not null references users,
        kind text not null check (kind in ('password')),
        secret text not null,
        changed_at timestamptz not null default holdfast_now(),
        primary key (user_id, kind)
      );

      create table sessions (
        token_hash bytea primary key,
        user_id uuid not null references users,
        audience text not null check (audience in ('console', 'portal')),
        created_at timestamptz not null default holdfast_now(),
        last_seen_at timestamptz not null default holdfast_now(),
        idle interval not null,
        ends_at timestamptz not null
      );
      create index sessions_of_user on sessions (user_id);

      create table code_challenges (
        id uuid primary key default new_id(),
        email text not null,
        generation int not null default 1,
        tries int not null default 0,
        expires_at timestamptz not null,
        used_at timestamptz,
        created_at timestamptz not null default holdfast_now()
      );
      create index code_challenges_of_email on code_challenges (lower(email), created_at);

      create table set_up_links (
        id uuid primary key default new_id(),
        used_at timestamptz,
        created_at timestamptz not null default holdfast_now()
      );

      create table organizations (id uuid primary key default new_id(), slug text not null unique);

      create table invitations (
        id uuid primary key default new_id(),
        organization_id uuid not null references organizations,
        email text not null,
        role text not null,
        invited_by text not null,
        generation int not null default 1,
        expires_at timestamptz not null,
        accepted_at timestamptz,
        revoked_at timestamptz,
        created_at timestamptz not null default holdfast_now()
      );
      create index invitations_of_organization on invitations (organization_id);

      create table password_resets (
        id uuid primary key default new_id(),
        user_id uuid not null references users,
        expires_at timestamptz not null,
        used_at timestamptz,
        created_at timestamptz not null default holdfast_now()
      );

      grant select, insert, update, delete on users, credentials, sessions, code_challenges, set_up_links, invitations, password_resets to app;
      grant select, insert on organizations to app;
      grant select on organizations to planner, relay;
    `);

    await createTenantTable(db, 'organization_profiles', `
      name text not null,
      kind text not null check (kind in ('covered_entity', 'business_associate', 'both', 'workspace')),
      zone text not null,
      version int not null default 1,
      sample_import_id uuid,
      created_at timestamptz not null default holdfast_now(),
      unique (tenant_id)`);

    await createTenantTable(db, 'members', `
      user_id uuid not null references users,
      name text not null,
      email text not null,
      title text not null default '',
      console_role text,
      portal_role text,
      active boolean not null default true,
      version int not null default 1,
      created_at timestamptz not null default holdfast_now(),
      unique (tenant_id, user_id)`);
    await db.query(`
      create policy own on members for select using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
      create index members_of_user on members (user_id);
      create policy planner on organization_profiles for select to planner using (true);
      grant select (tenant_id, zone) on organization_profiles to planner;

      -- Who a session is, and what she is in the organization of the path: one statement, because each request asks it.
      -- No row: no standing session. No tenant or role: not hers to enter.
      create function enter(token bytea, for_audience text, for_slug text, touch boolean)
      returns table (user_id uuid, name text, tenant_id uuid, member_id uuid, role text) language plpgsql volatile as $$
      declare
        seen timestamptz;
        moment timestamptz := holdfast_now();
      begin
        select s.user_id, u.name, s.last_seen_at into enter.user_id, enter.name, seen
          from sessions s join users u on u.id = s.user_id
          where s.token_hash = token and s.audience = for_audience and s.ends_at > moment and s.last_seen_at + s.idle > moment;
        if not found then return; end if;
        if touch and seen < moment - interval '30 seconds' then
          update sessions s set last_seen_at = moment where s.token_hash = token and s.last_seen_at < moment;
        end if;
        if for_slug is not null then
          select o.id into enter.tenant_id from organizations o where o.slug = for_slug;
          perform set_config('app.tenant_id', enter.tenant_id::text, true), set_config('app.user_id', enter.user_id::text, true);
          select m.id, case for_audience when 'console' then m.console_role else m.portal_role end into enter.member_id, enter.role
            from members m where m.tenant_id = enter.tenant_id and m.user_id = enter.user_id and m.active;
        end if;
        return next;
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup instead');
  }
}
