import type { QueryRunner } from 'typeorm';
import { CURRENT_TENANT } from './create-tenant-table.js';

/**
 * Creates a table of the exchange: a child of `requests`, which alone knows the vendor's organization. Its `tenant_id` is the
 * requester; both sides read it, each adds only what it may, and nobody changes or removes a row. What was written before the
 * vendor took the request on becomes visible to it with the binding. The index leads with the request, since a vendor asks
 * without knowing, or trusting, whose it is.
 */
export const createExchangeTable = async (db: QueryRunner, table: string, columns: string, writers: { readonly requester?: string; readonly vendor?: string }) => {
  const request = `select from requests r where r.tenant_id = ${table}.tenant_id and r.id = ${table}.request_id`;
  await db.query(`
    create table ${table} (
      tenant_id uuid not null,
      id uuid not null default new_id(),
      request_id uuid not null,
      ${columns},
      primary key (tenant_id, id),
      foreign key (tenant_id, request_id) references requests (tenant_id, id) on delete cascade
    );
    create index ${table}_of_request on ${table} (request_id);
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy both_sides on ${table} for select using (tenant_id = ${CURRENT_TENANT} or exists (${request}));
    grant select, insert on ${table} to app;
  `);
  if (writers.requester) await db.query(`create policy requester on ${table} for insert with check (tenant_id = ${CURRENT_TENANT} and ${writers.requester})`);
  if (writers.vendor) await db.query(`create policy vendor on ${table} for insert with check (exists (${request} and r.vendor_org_id = ${CURRENT_TENANT}) and ${writers.vendor})`);
};
