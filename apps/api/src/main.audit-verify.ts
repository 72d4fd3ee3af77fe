import pg from 'pg';
import { verifyAudit } from './platform/audit/verify-audit.js';

// Says whether the record is what was recorded: a line a tenant, or one object with --json.
const json = process.argv.includes('--json');
const client = new pg.Client({ connectionString: process.env.DATABASE_URL, application_name: 'holdfast audit:verify' });
await client.connect();
const verdict = await verifyAudit(client, ({ tenantId, rows, unsealed, lastHash, problems }) => {
  if (json) return;
  console.log(`${problems.length === 0 ? 'whole ' : 'BROKEN'} ${tenantId}  ${rows} sealed, ${unsealed} not yet, last seal ${lastHash.slice(0, 16)}`);
  for (const { kind, seq, auditId } of problems) console.log(`       ${kind}${seq === null ? '' : ` at seal ${seq}`}${auditId === null ? '' : `, entry ${auditId}`}`);
});
await client.end();
if (json) console.log(JSON.stringify(verdict));
else console.log(`${verdict.tenants} chains, ${verdict.rows} sealed entries, ${verdict.problems.length} problems. A tail cut off an intact chain shows only against a checkpoint kept elsewhere.`);
process.exitCode = verdict.problems.length === 0 ? 0 : 1;
