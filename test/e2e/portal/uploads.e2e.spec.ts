import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { config } from '../../../apps/api/src/platform/config/config.js';
import { systemCtx } from '../../../apps/api/src/platform/context/ctx.js';
import { FileChecker } from '../../../apps/api/src/platform/files/file-checker.js';
import { type Desk, enterPortal, sendRequest } from '../../support/exchange.js';
import { makeOrganization, type Office } from '../../support/organization.js';
import { type Running, startApp } from '../../support/start-app.js';

const MB = 1024 * 1024;
const LONG = Buffer.from(Array.from({ length: 12 * MB / 16 }, (_, line) => `line ${String(line).padStart(10, '0')}\n`).join(''));

describe('a file in parts', () => {
  let running: Running;
  let office: Office;
  let desk: Desk;
  let vendorTenant: string;
  beforeAll(async () => {
    running = await startApp();
    office = await makeOrganization(running);
    desk = await enterPortal(running, (await sendRequest(office)).request.id);
    vendorTenant = await running.asOwner((owner) => owner.query('select id from organizations where slug = $1', [desk.slug])).then(({ rows: [{ id }] }) => id as string);
  });
  afterAll(() => running.stop());

  const begin = (bytes: number, name = 'network-scan.txt', question = 'GOV-01', to = desk) => to.agent.post(to.at('/uploads')).send({ name, question, bytes, type: 'text/plain' });
  const begun = async (bytes: number, name?: string) => (await begin(bytes, name).expect(201)).body as { id: string; received: number; partBytes: number };
  const part = (id: string, from: number, bytes: Buffer, to = desk) => to.agent.put(to.at(`/uploads/${id}?from=${from}`)).set('content-type', 'application/octet-stream').send(bytes);
  const received = async (id: string) => ((await desk.agent.get(desk.at(`/uploads/${id}`)).expect(200)).body as { received: number }).received;
  const end = (id: string, question = 'GOV-01', to = desk) => to.agent.post(to.at(`/uploads/${id}/end`)).send({ question });
  const files = async () => (await desk.agent.get(desk.at('/evidence')).expect(200)).body as { id: string; name: string; check: string; questionKeys: string[] }[];
  const row = async (id: string) => running.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [vendorTenant]);
    return (await owner.query('select state, sha256, bytes::int, refusal from files where id = $1', [id])).rows[0];
  });
  const leftOver = () => readdirSync(join(config().filesFolder, 'incoming'));

  it('arrives as it was, though replies are lost and parts come twice', async () => {
    const { id, partBytes } = await begun(LONG.length);
    const parts = [0, partBytes, 2 * partBytes].map((from) => [from, LONG.subarray(from, from + partBytes)] as const);
    await part(id, ...parts[0]).expect(200, { id, received: partBytes, partBytes });
    await part(id, ...parts[0]).expect(200, { id, received: partBytes, partBytes }); // its reply was lost
    await part(id, ...parts[2]).expect(200, { id, received: partBytes, partBytes }); // out of turn
    expect(await received(id)).toBe(partBytes);
    expect((await end(id).expect(409)).body.title).toContain(`${partBytes} of ${LONG.length} bytes`);
    const twice = await Promise.all([part(id, ...parts[1]), part(id, ...parts[1])]);
    expect(twice.map(({ body }) => body.received)).toEqual([2 * partBytes, 2 * partBytes]);
    await part(id, ...parts[2]).expect(200, { id, received: LONG.length, partBytes });
    const [first, second] = await Promise.all([end(id), end(id)]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect((await files()).map(({ name, questionKeys }) => ({ name, questionKeys }))).toEqual([{ name: 'network-scan.txt', questionKeys: ['GOV-01'] }]);
    expect(await row(id)).toMatchObject({ bytes: LONG.length, sha256: createHash('sha256').update(LONG).digest('hex') });
    await running.app.get(FileChecker, { strict: false }).check(systemCtx(vendorTenant), { fileId: id });
    expect((await files())[0].check).toBe('ready');
    expect(leftOver()).toEqual([]);
    expect((await desk.agent.get(desk.at(`/uploads/${id}`)).expect(410)).body.title).toContain('has ended');
  });

  it('is refused in words where it is too large, empty, or no file that we take, and takes no room then', async () => {
    expect((await begin(51 * MB).expect(413)).body.title).toBe('This file is larger than 50 MB');
    expect((await begin(0).expect(422)).body.title).toBe('This file is empty');
    await begin(-1).expect(400);
    await begin(10, 'a.txt', 'NO-SUCH').expect(404);
    const { id } = await begun(2_000, 'report.pdf');
    await part(id, 0, Buffer.concat([Buffer.from('MZ'), Buffer.alloc(1_998)])).expect(200);
    expect((await end(id).expect(422)).body.title).toContain('not a file we can take');
    expect(await row(id)).toMatchObject({ state: 'refused', refusal: 'wrong_type' });
    expect(leftOver()).toEqual([]);
  });

  it('a part with more than was announced is not taken', async () => {
    const { id } = await begun(100, 'small.txt');
    await part(id, 0, Buffer.alloc(101, 'a')).expect(413);
    await part(id, 200, Buffer.alloc(1, 'a')).expect(413);
    expect(await received(id)).toBe(0);
    await desk.agent.delete(desk.at(`/uploads/${id}`)).expect(204);
    expect(await row(id)).toMatchObject({ state: 'refused' });
    await part(id, 0, Buffer.alloc(100, 'a')).expect(410);
  });

  it('takes its room when it begins, and gives it back when it is cancelled', async () => {
    const before = process.env.HOLDFAST_FILES_QUOTA_GB;
    const taken = await running.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [vendorTenant]);
      return Number((await owner.query(`select sum(coalesce(bytes, reserved_bytes)) from files where state not in ('refused', 'purged')`)).rows[0].sum);
    });
    process.env.HOLDFAST_FILES_QUOTA_GB = String((taken + 6 * MB) / (1024 * MB));
    try {
      const { id } = await begun(5 * MB, 'one.txt');
      expect((await begin(5 * MB, 'two.txt')).body.title).toContain('no room left');
      await desk.agent.delete(desk.at(`/uploads/${id}`)).expect(204);
      await desk.agent.delete(desk.at(`/uploads/${(await begun(5 * MB, 'two.txt')).id}`)).expect(204);
    } finally {
      if (before === undefined) delete process.env.HOLDFAST_FILES_QUOTA_GB;
      else process.env.HOLDFAST_FILES_QUOTA_GB = before;
    }
  });

  it('is nobody’s but the one’s who began it', async () => {
    const { id } = await begun(10, 'mine.txt');
    const sibling = await enterPortal(running, (await sendRequest(office, 'Sibling vendor')).request.id);
    await sibling.agent.get(sibling.at(`/uploads/${id}`)).expect(404);
    await part(id, 0, Buffer.alloc(10, 'a'), sibling).expect(404);
    await end(id, 'GOV-01', sibling).expect(404);
    await sibling.agent.delete(sibling.at(`/uploads/${id}`)).expect(404);
    expect(await received(id)).toBe(0);
  });
});
