import { createHash } from 'node:crypto';

/** What stands before the first seal of every tenant. */
export const NO_SEAL = '0'.repeat(64);

/**
 * An entry `e` as the seal sees it: PostgreSQL's jsonb text, which is canonical (keys in a fixed order, one spacing) and
 * keeps every digit, which a number in JavaScript would not. Instants in UTC with microseconds, whatever the session's zone.
 */
export const CANONICAL_ENTRY = `jsonb_build_object(
  'tenantId', e.tenant_id, 'id', e.id, 'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  'actorKind', e.actor_kind, 'actorId', e.actor_id, 'action', e.action,
  'subjectType', e.subject_type, 'subjectId', e.subject_id, 'vendorId', e.vendor_id, 'detail', e.detail)::text`;

/** SHA-256, in hex, of `{"seq":…,"prev":"…","entry":…}`. */
export const sealHash = (seq: number, prev: string, canonicalEntry: string): string =>
  createHash('sha256').update(`{"seq":${seq},"prev":"${prev}","entry":${canonicalEntry}}`).digest('hex');
