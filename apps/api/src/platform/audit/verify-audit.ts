import type { ClientBase } from 'pg';
import { CANONICAL_ENTRY, NO_SEAL, sealHash } from './audit-seal.js';

const BATCH = 10_000;
/** Longer than any transaction may last and any sealer may pause. */
const SEALED_WITHIN = '10 minutes';

/**
 * changed: the entry, or its place, is not what was sealed · missing: a seal without its entry · gap: seals are missing ·
 * moved: a seal does not follow the one before · inserted: an entry that no sealer was told of · unsealed: it waits too long ·
 * stray: told of an entry that is not there.
 */
export type AuditProblemKind = 'changed' | 'missing' | 'gap' | 'moved' | 'inserted' | 'unsealed' | 'stray';

export interface AuditProblem {
  readonly tenantId: string;
  readonly kind: AuditProblemKind;
  readonly seq: number | null;
  readonly auditId: string | null;
}

export interface TenantVerdict {
  readonly tenantId: string;
  readonly rows: number;
  readonly unsealed: number;
  readonly lastHash: string;
  readonly problems: readonly AuditProblem[];
}

export interface AuditVerdict {
  readonly tenants: number;
  readonly rows: number;
  readonly unsealed: number;
  readonly problems: readonly AuditProblem[];
}

type Seal = [seq: string, auditId: string, prev: string, hash: string, entry: string | null];

/**
 * Recomputes every tenant's chain from one snapshot, in batches. A tail that was cut off, entries and seals alike, is found
 * only against a checkpoint kept elsewhere: compare `rows` and `lastHash`.
 */
export const verifyAudit = async (connection: ClientBase, each?: (verdict: TenantVerdict) => void): Promise<AuditVerdict> => {
  await connection.query('begin isolation level repeatable read read only');
  try {
    await connection.query('set local role sealer');
    const { rows: tenants } = await connection.query<{ id: string }>(`
      select tenant_id as id from audit_entries union select tenant_id from audit_seals union select tenant_id from audit_unsealed order by 1`);
    const sum = { tenants: 0, rows: 0, unsealed: 0, problems: [] as AuditProblem[] };
    for (const { id } of tenants) {
      const verdict = await verifyTenant(connection, id);
      each?.(verdict);
      sum.tenants += 1;
      sum.rows += verdict.rows;
      sum.unsealed += verdict.unsealed;
      sum.problems.push(...verdict.problems);
    }
    return sum;
  } finally {
    await connection.query('rollback');
  }
};

const verifyTenant = async (connection: ClientBase, tenantId: string): Promise<TenantVerdict> => {
  const problems: AuditProblem[] = [];
  const found = (kind: AuditProblemKind, seq: number | null, auditId: string | null) => problems.push({ tenantId, kind, seq, auditId });
  let [rows, last, lastHash] = [0, 0, NO_SEAL];

  const check = ([seqText, auditId, prev, hash, entry]: Seal) => {
    const seq = Number(seqText);
    if (seq !== last + 1) found('gap', last + 1, null);
    else if (prev !== lastHash) found('moved', seq, auditId);
    if (entry === null) found('missing', seq, auditId);
    else if (sealHash(seq, prev, entry) !== hash) found('changed', seq, auditId);
    [rows, last, lastHash] = [rows + 1, seq, hash];
  };
  // The next batch travels while this one is hashed.
  for (let coming = sealsAfter(connection, tenantId, 0); ; ) {
    const batch = await coming;
    const end = batch.at(-1);
    if (!end) break;
    coming = sealsAfter(connection, tenantId, Number(end[0]));
    batch.forEach(check);
  }
  const { rows: outside } = await connection.query<{ kind: AuditProblemKind; id: string }>(OUTSIDE, [tenantId]);
  for (const { kind, id } of outside) found(kind, null, id);
  const { rows: [{ unsealed }] } = await connection.query('select count(*)::int as unsealed from audit_unsealed where tenant_id = $1', [tenantId]);
  return { tenantId, rows, unsealed, lastHash, problems };
};

const sealsAfter = async (connection: ClientBase, tenantId: string, seq: number): Promise<Seal[]> => {
  const { rows } = await connection.query<Seal>({
    text: `
      select s.seq, s.audit_id, s.prev, s.hash, case when e.id is not null then ${CANONICAL_ENTRY} end
      from audit_seals s left join audit_entries e on e.tenant_id = s.tenant_id and e.id = s.audit_id
      where s.tenant_id = $1 and s.seq > $2 order by s.seq limit ${BATCH}`,
    values: [tenantId, seq],
    rowMode: 'array',
  });
  return rows;
};

const OUTSIDE = `
  select case when u.id is null then 'inserted' else 'unsealed' end as kind, e.id
  from audit_entries e
  left join audit_unsealed u on u.tenant_id = e.tenant_id and u.id = e.id
  where e.tenant_id = $1 and not exists (select from audit_seals s where s.tenant_id = e.tenant_id and s.audit_id = e.id)
    and (u.id is null or e.at < holdfast_now() - interval '${SEALED_WITHIN}')
  union all
  select 'stray', u.id from audit_unsealed u
  where u.tenant_id = $1 and not exists (select from audit_entries e where e.tenant_id = u.tenant_id and e.id = u.id)`;
