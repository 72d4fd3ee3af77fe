import { existsSync } from 'node:fs';
import { exitOf, sleep, spawnNode } from './processes.mjs';
import { openThrowAwayInstance } from './throw-away-instance.mjs';

const SAMPLE = 'test/support/data/chicago-health-dept-vendor-inventory.csv';

const vendorFile = () => {
  const at = process.argv.indexOf('--vendors');
  const file = at < 0 ? SAMPLE : process.argv[at + 1];
  if (!file || !existsSync(file)) throw new Error(`There is no file ${file ?? 'after --vendors'}`);
  return file;
};

const connect = async (url) => {
  const { default: pg } = await import('pg');
  const client = new pg.Client(url);
  await client.connect();
  return client;
};

const verifyAudit = async (env) => {
  const child = spawnNode(['dist/apps/api/src/main.audit-verify.js', '--json'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const part of child.stdout) text += part;
  await exitOf(child);
  return JSON.parse(text);
};

/** Once everything is sealed, which takes some seconds. */
const verifiedWhole = async (env) => {
  for (let tries = 0; ; tries++) {
    const { rows, unsealed, problems } = await verifyAudit(env);
    if (unsealed === 0 || problems.length > 0 || tries === 30) return { rows, whole: problems.length === 0 && unsealed === 0 };
    await sleep(500);
  }
};

/** A delivery report (RFC 3464), as a mail server writes it about a mailbox that is not there. */
const reportOf = (messageId, to) => [
  'From: MAILER-DAEMON@mx.example', 'To: holdfast@localhost', 'Subject: Undelivered Mail Returned to Sender', 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', '',
  '--b', 'Content-Type: text/plain', '', 'I could not deliver this mail.', '',
  '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', '', `Final-Recipient: rfc822; ${to}`, 'Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 User unknown', '',
  '--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${messageId}`, `To: ${to}`, '', '--b--', '',
].join('\r\n');

const returnMailTo = async ({ url, env }, superuser, to) => {
  const { rows: [{ id }] } = await superuser.query('select message_id as id from mailbox_mails where to_email = $1 order by delivered_at desc limit 1', [to]);
  const answer = await fetch(`${url}/api/mail/bounces`, { method: 'POST', headers: { authorization: `Bearer ${env.BOUNCE_SECRET}`, 'content-type': 'message/rfc822' }, body: reportOf(id, to) });
  if (answer.status !== 202) throw new Error(`The report was answered with ${answer.status}`);
};

const mailsTo = async (superuser, email) => (await superuser.query('select text from mailbox_mails where to_email = $1 order by delivered_at desc, id desc', [email])).rows;

const repeatedMails = async (superuser) => (await superuser.query('select count(*)::int - count(distinct message_id)::int as repeated from mailbox_mails')).rows[0].repeated;

/** Opens a throw-away instance, walks it, and leaves it open; a step that fails closes it and throws. */
export const walkOnce = async (folder) => {
  const file = vendorFile();
  const began = performance.now();
  const instance = await openThrowAwayInstance(folder);
  const owner = await connect(instance.ownerUrl);
  const superuser = await connect(instance.superuserUrl); // the mailbox of every organization: not even the schema's owner sees those rows
  const stop = async () => {
    await owner.end();
    await superuser.end();
    await instance.stop();
  };
  const tell = ({ step, what, ms }) => console.error(`${String(step).padStart(2)}  ${(ms / 1000).toFixed(1).padStart(6)} s  ${what}`);
  tell({ step: 1, what: 'start an empty instance', ms: performance.now() - began });
  try {
    const { walk } = await import('../../dist/test/journey/walk.js');
    const { walked, traces } = await walk({
      url: instance.url,
      setUpLink: await instance.setUpLink(),
      moveClockTo: (instant) => owner.query('update clock set ahead = $1::timestamptz - now()', [instant]),
      returnMailTo: (email) => returnMailTo(instance, superuser, email),
      mailsTo: (email) => mailsTo(superuser, email),
      repeatedMails: () => repeatedMails(superuser),
      verifyAudit: () => verifiedWhole(instance.env),
    }, file, tell);
    return { walked, traces, instance, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
