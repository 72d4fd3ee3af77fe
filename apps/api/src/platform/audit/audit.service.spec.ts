import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type RunningPlatform, startPlatform } from '../../../../../test/support/start-platform.js';
import { systemCtx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { AuditSealsRepository } from './audit-seals.repository.js';
import { AuditReader } from './audit.reader.js';
import { AuditSealer } from './audit.sealer.js';
import { AuditWriter } from './audit.writer.js';
import { verifyAudit } from './verify-audit.js';

describe('the audit record', () => {
  let running: RunningPlatform;
  let uow: UnitOfWork;
  let audit: AuditWriter;
  let reader: AuditReader;
  let sealer: AuditSealer;
  beforeAll(async () => {
    running = await startPlatform();
    [uow, audit, reader] = [running.app.get(UnitOfWork), running.app.get(AuditWriter), running.app.get(AuditReader)];
    sealer = new AuditSealer(running.app.get(AuditSealsRepository));
    // The owner tampers; forced row-level security would hide the rows even from her.
    for (const table of ['audit_entries', 'audit_seals', 'audit_unsealed']) await running.owner.query(`alter table ${table} no force row level security`);
  });
  afterAll(() => running.stop());

  const record = (tenantId: string, subjectId: string, vendorId?: string) =>
    uow.run(systemCtx(tenantId), (ctx) => audit.record(ctx, 'vendor.renamed', { subjectType: 'vendor', subjectId, vendorId, detail: { number: 1.5, words: 'é "x"' } }));
  const verify = async (tenantId: string) => {
    const { problems, ...sum } = await verifyAudit(running.owner);
    return { ...sum, kinds: problems.filter((problem) => problem.tenantId === tenantId).map(({ kind }) => kind) };
  };
  const chain = async (length = 5) => {
    const tenantId = randomUUID();
    for (let number = 1; number <= length; number++) await record(tenantId, String(number));
    await sealer.sealAll();
    return tenantId;
  };
  const sql = (text: string, ...values: unknown[]) => running.owner.query(text, values);
  const seals = async (tenantId: string) => (await sql('select seq::int, audit_id as id from audit_seals where tenant_id = $1 order by seq', tenantId)).rows;
  const third = async (tenantId: string): Promise<string> => (await seals(tenantId))[2].id;

  it('refuses to record outside a transaction', async () => {
    await expect(async () => audit.record(systemCtx(randomUUID()), 'x.y', { subjectType: 'x', subjectId: '1' })).rejects.toThrow('transaction');
  });

  it('forgets what was rolled back, and keeps what was committed', async () => {
    const tenantId = randomUUID();
    await expect(uow.run(systemCtx(tenantId), async (ctx) => {
      await audit.record(ctx, 'x.y', { subjectType: 'x', subjectId: '1' });
      throw new Error('no');
    })).rejects.toThrow('no');
    expect((await reader.page(systemCtx(tenantId), { limit: 10 })).items).toEqual([]);
  });

  it('is whole: numbers from 1, nothing unsealed', async () => {
    const tenantId = await chain();
    expect((await seals(tenantId)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(await verify(tenantId)).toMatchObject({ unsealed: 0, kinds: [] });
  });

  it('the app can neither change nor delete an entry, nor touch a seal', async () => {
    const tenantId = await chain(1);
    const client = new pg.Client(running.database.appUrl);
    await client.connect();
    await client.query(`select set_config('app.tenant_id', '${tenantId}', false)`);
    for (const deed of [`update audit_entries set action = 'x'`, 'delete from audit_entries', 'delete from audit_seals', `update audit_seals set hash = ''`, 'delete from audit_unsealed',
      `insert into audit_seals (tenant_id, seq, audit_id, prev, hash) values ('${tenantId}', 9, new_id(), '', '')`]) {
      await expect(client.query(deed)).rejects.toThrow('permission denied');
    }
    await client.end();
  });

  it('finds a changed entry', async () => {
    const tenantId = await chain();
    await sql(`update audit_entries set detail = '{"number": 1.50, "words": "é \\"x\\""}' where id = $1`, await third(tenantId));
    expect((await verify(tenantId)).kinds).toEqual(['changed']);
  });

  it('finds a changed entry although its own seal was made anew', async () => {
    const tenantId = await chain();
    await sql('update audit_seals set hash = $2 where audit_id = $1', await third(tenantId), 'f'.repeat(64));
    expect((await verify(tenantId)).kinds).toEqual(['changed', 'moved']);
  });

  it('finds a missing entry', async () => {
    const tenantId = await chain();
    await sql('delete from audit_entries where id = $1', await third(tenantId));
    expect((await verify(tenantId)).kinds).toEqual(['missing']);
  });

  it('finds an entry that went missing with its seal', async () => {
    const tenantId = await chain();
    const id = await third(tenantId);
    await sql('delete from audit_entries where id = $1', id);
    await sql('delete from audit_seals where audit_id = $1', id);
    expect((await verify(tenantId)).kinds).toEqual(['gap']);
  });

  it('finds a gap that was closed by numbering anew', async () => {
    const tenantId = await chain();
    const id = await third(tenantId);
    await sql('delete from audit_entries where id = $1', id);
    await sql('delete from audit_seals where audit_id = $1', id);
    await sql('update audit_seals set seq = seq - 1 where tenant_id = $1 and seq = 4', tenantId);
    await sql('update audit_seals set seq = seq - 1 where tenant_id = $1 and seq = 5', tenantId);
    expect((await verify(tenantId)).kinds).toEqual(['moved', 'changed', 'changed']);
  });

  it('finds an entry that was slipped in', async () => {
    const tenantId = await chain();
    await sql('alter table audit_entries disable trigger user');
    await sql(`insert into audit_entries (tenant_id, at, actor_kind, actor_id, action, subject_type, subject_id) values ($1, '2020-01-01', 'system', 'system', 'x.y', 'x', '1')`, tenantId);
    await sql('alter table audit_entries enable trigger user');
    expect((await verify(tenantId)).kinds).toEqual(['inserted']);
  });

  it('finds an entry that waits too long for its seal, and word of one that is not there', async () => {
    const tenantId = await chain();
    await record(tenantId, '6');
    expect(await verify(tenantId)).toMatchObject({ unsealed: 1, kinds: [] });
    await sql(`update audit_entries set at = at - interval '11 minutes' where tenant_id = $1 and subject_id = '6'`, tenantId);
    await sql('insert into audit_unsealed (tenant_id, at) values ($1, now())', tenantId);
    expect((await verify(tenantId)).kinds).toEqual(['unsealed', 'stray']);
    await sql('delete from audit_unsealed where tenant_id = $1', tenantId);
    await sql(`delete from audit_entries where tenant_id = $1 and subject_id = '6'`, tenantId);
  });

  it('finds two entries that changed places', async () => {
    const tenantId = await chain();
    const [, second, , fourth] = await seals(tenantId);
    const place = (id: string, seq: number) => sql('update audit_seals set audit_id = $1 where tenant_id = $2 and seq = $3', id, tenantId, seq);
    await place(randomUUID(), 2);
    await place(second.id, 4);
    await place(fourth.id, 2);
    expect((await verify(tenantId)).kinds).toEqual(['changed', 'changed']);
  });

  it('seals an entry that was committed late, later', async () => {
    const tenantId = randomUUID();
    let commit = () => undefined as void;
    const late = uow.run(systemCtx(tenantId), async (ctx) => {
      await audit.record(ctx, 'x.y', { subjectType: 'x', subjectId: 'late' });
      await new Promise<void>((resolve) => { commit = resolve; });
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await record(tenantId, 'early');
    await sealer.sealAll();
    commit();
    await late;
    await sealer.sealAll();
    const { items: rows } = await reader.page(systemCtx(tenantId), { limit: 10 });
    expect(rows.map(({ subjectId, seq }) => [subjectId, seq])).toEqual([['early', 1], ['late', 2]]);
    expect((await verify(tenantId)).kinds).toEqual([]);
  });

  it('many sealers at once seal each entry once', async () => {
    const tenantId = randomUUID();
    for (let round = 0; round < 20; round++) {
      await Promise.all([record(tenantId, 'a'), record(tenantId, 'b'), sealer.sealAll(), sealer.sealAll(), sealer.sealAll()]);
    }
    await sealer.sealAll();
    expect((await seals(tenantId)).map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect((await verify(tenantId)).kinds).toEqual([]);
  });

  it('is read newest first, page by page, of one tenant, one vendor or one subject', async () => {
    const [tenantId, vendorId] = [randomUUID(), randomUUID()];
    const ctx = systemCtx(tenantId);
    for (const number of ['1', '2', '3']) await record(tenantId, number, number === '2' ? vendorId : undefined);
    expect((await reader.verifiedUpTo(ctx)).getTime()).toBeLessThanOrEqual((await reader.page(ctx, { limit: 3 })).items[2].at.getTime());
    await sealer.sealAll();
    const first = await reader.page(ctx, { limit: 2 });
    expect(first.items.map(({ subjectId }) => subjectId)).toEqual(['3', '2']);
    const second = await reader.page(ctx, { limit: 2, before: first.next! });
    expect([second.items.map(({ subjectId }) => subjectId), second.next]).toEqual([['1'], null]);
    expect((await reader.page(ctx, { limit: 9, vendorId })).items).toHaveLength(1);
    expect((await reader.page(ctx, { limit: 9, subject: { type: 'vendor', id: '3' } })).items).toHaveLength(1);
    expect((await reader.page(systemCtx(randomUUID()), { limit: 9 })).items).toEqual([]);
    expect((await reader.verifiedUpTo(ctx)).getTime()).toBeGreaterThan(first.items[0].at.getTime());
  });
});
