import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { CANONICAL_ENTRY, NO_SEAL, sealHash } from './audit-seal.js';

/** Every tenant's chain, as the role `sealer`. */
@Injectable()
export class AuditSealsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  tenantsWithUnsealed(limit: number): Promise<string[]> {
    return this.uow.as('sealer', async (manager) => {
      const rows: { id: string }[] = await manager.query('select distinct tenant_id as id from audit_unsealed limit $1', [limit]);
      return rows.map(({ id }) => id);
    });
  }

  /**
   * Appends up to `limit` seals to one tenant's chain; says how many entries it took off the list. One sealer a tenant:
   * another finds the lock taken and leaves. An entry that was committed late is simply sealed later.
   */
  seal(tenantId: string, limit: number): Promise<number> {
    return this.uow.as('sealer', async (manager) => {
      const [{ mine }] = await manager.query(`select pg_try_advisory_xact_lock(hashtextextended('holdfast.seal.' || $1, 0)) as mine`, [tenantId]);
      if (!mine) return 0;
      const last: { seq: string; hash: string }[] = await manager.query(
        'select seq, hash from audit_seals where tenant_id = $1 order by seq desc limit 1', [tenantId]);
      const entries: { id: string; entry: string; sealed: boolean }[] = await manager.query(
        `select e.id, ${CANONICAL_ENTRY} as entry, exists (select from audit_seals s where s.tenant_id = e.tenant_id and s.audit_id = e.id) as sealed
         from audit_unsealed u join audit_entries e on e.tenant_id = u.tenant_id and e.id = u.id
         where u.tenant_id = $1 order by e.at, e.id limit $2`, [tenantId, limit]);
      let seq = Number(last[0]?.seq ?? 0);
      let prev = last[0]?.hash ?? NO_SEAL;
      const seals = entries.filter(({ sealed }) => !sealed).map(({ id, entry }) => {
        const seal = { seq: ++seq, id, prev, hash: sealHash(seq, prev, entry) };
        prev = seal.hash;
        return seal;
      });
      await manager.query(
        `insert into audit_seals (tenant_id, seq, audit_id, prev, hash)
         select $1::uuid, s.seq, s.id, s.prev, s.hash from json_to_recordset($2::json) as s (seq bigint, id uuid, prev text, hash text)`,
        [tenantId, JSON.stringify(seals)]);
      await manager.query('delete from audit_unsealed where tenant_id = $1 and id = any($2)', [tenantId, entries.map(({ id }) => id)]);
      return entries.length;
    });
  }
}
