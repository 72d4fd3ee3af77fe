import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { AgreementTermsNames1764000690000 } from '../../apps/api/src/platform/database/migrations/2026-11-24-agreement-terms-names.js';
import { AgreementTerms1764000600000 } from '../../apps/api/src/platform/database/migrations/2026-11-24-agreement-terms.js';
import { Audit1764000100000 } from '../../apps/api/src/platform/database/migrations/2026-11-24-audit.js';
import { Clock1764000200000 } from '../../apps/api/src/platform/database/migrations/2026-11-24-clock.js';
import { Files1764000102000 } from '../../apps/api/src/platform/database/migrations/2026-11-24-files.js';
import { Foundation1764000000000 } from '../../apps/api/src/platform/database/migrations/2026-11-24-foundation.js';
import { Identity1764000010000 } from '../../apps/api/src/platform/database/migrations/2026-11-24-identity.js';
import { Mail1764000101000 } from '../../apps/api/src/platform/database/migrations/2026-11-24-mail.js';
import { Register1764000020000 } from '../../apps/api/src/platform/database/migrations/2026-11-24-register.js';
import { RegisterMore1764000300000 } from '../../apps/api/src/platform/database/migrations/2026-11-24-register-more.js';
import { termsOn } from '../../libs/domain/src/agreements/terms-on.js';

const BEFORE = [Foundation1764000000000, Identity1764000010000, Register1764000020000, Audit1764000100000, Mail1764000101000, Files1764000102000, Clock1764000200000, RegisterMore1764000300000];
const on = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;

describe('terms recorded before versions were deltas', () => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = on(process.env.TEST_OWNER_URL as string, name);
  let server: pg.Client;
  let owner: pg.Client | undefined;
  beforeAll(async () => {
    server = new pg.Client(on(url, 'postgres'));
    await server.connect();
    await server.query(`create database ${name}`);
  });
  afterAll(async () => {
    await owner?.end();
    await server.query(`drop database ${name}`);
    await server.end();
  });
  const migrateTo = async (migrations: unknown[]) => {
    const source = await new DataSource({ type: 'postgres', url, migrations: migrations as never, installExtensions: false }).initialize();
    await source.runMigrations({ transaction: 'each' }).finally(() => source.destroy());
  };

  it('say the same afterwards, and a correction knows what it corrects', async () => {
    await migrateTo(BEFORE);
    owner = new pg.Client(url);
    await owner.connect();
    const [tenant, vendor, member, agreement] = [1, 2, 3, 4].map(() => randomUUID());
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenant]);
    // Rows of the register alone: what stands above them is not needed here.
    const { rows: ties } = await owner.query(`select conrelid::regclass as of, conname as name from pg_constraint where contype = 'f' and conrelid in ('agreements'::regclass, 'members'::regclass)`);
    for (const { of, name } of ties) await owner.query(`alter table ${of} drop constraint ${name}`);
    const user = randomUUID();
    await owner.query(`insert into members (tenant_id, id, user_id, name, email, console_role) values ($1, $2, $3, 'Ana Ruiz', 'ana@clinic.example', 'owner')`, [tenant, member, user]);
    await owner.query(`insert into agreements (tenant_id, id, vendor_id, kind, title, status, owner_member_id, in_force_from, in_force_until) values ($1, $2, $3, 'baa', 'BAA', 'executed', $4, '2025-01-01', '2026-06-30')`, [tenant, agreement, vendor, member]);
    const insert = `insert into agreement_terms (tenant_id, agreement_id, number, reason, effective_on, initial_term, auto_renew, renewal_term_months, notice) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
    await owner.query(insert, [tenant, agreement, 1, 'new', '2025-01-01', { months: 12 }, true, 12, { days: 60 }]);
    await owner.query(insert, [tenant, agreement, 2, 'correction', '2025-01-01', { endDate: '2026-06-30' }, false, null, null]);
    await owner.query('update agreement_terms set recorded_by = $1', [user]);
    await migrateTo([...BEFORE, AgreementTerms1764000600000, AgreementTermsNames1764000690000]);
    const { rows } = await owner.query('select number, reason, effective_from::text as "effectiveFrom", corrects, life, readings, recorded_at as "recordedAt", recorded_by_name as "recordedBy" from agreement_terms order by number');
    const versions = rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }));
    expect(termsOn(versions.slice(0, 1), '2025-06-01')?.life).toEqual({ effectiveDate: '2025-01-01', initialTerm: { months: 12 }, autoRenew: true, renewalTermMonths: 12, notice: { days: 60 } });
    expect(termsOn(versions, '2025-06-01')?.life).toEqual({ effectiveDate: '2025-01-01', initialTerm: { endDate: '2026-06-30' }, autoRenew: false, renewalTermMonths: null, notice: null });
    expect(versions[1]).toMatchObject({ corrects: 1, readings: {}, recordedBy: 'Ana Ruiz' });
  });
});
