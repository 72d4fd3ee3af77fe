import { randomUUID } from 'node:crypto';
import { type RunningPlatform, startPlatform } from '../../../../../test/support/start-platform.js';
import { systemCtx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { MessagesRepository } from './messages.repository.js';

const WAITING = 2_000;

describe('the lease of messages', () => {
  let running: RunningPlatform;
  beforeAll(async () => {
    running = await startPlatform();
    await running.owner.query('alter table messages no force row level security');
  });
  afterAll(() => running.stop());

  const write = (tenantId: string, state: string) => running.owner.query(`
    insert into messages (tenant_id, key, kind, to_email, to_name, variables, message_id_header, not_before, give_up_at, state)
    select $1, 'waiting.' || n, 'vendor-invitation', 'priya@acme.example', 'Priya', '{}', '<' || n || '@holdfast.example>', now() - interval '1 hour', now() + interval '1 day', $3
    from generate_series(1, $2::int) n`, [tenantId, WAITING, state]);

  it('takes as many as asked for, once, where the statistics of the table know nothing of this organization yet', async () => {
    const [ctx, uow, messages] = [systemCtx(randomUUID()), running.app.get(UnitOfWork), running.app.get(MessagesRepository)];
    await write(randomUUID(), 'accepted');
    await running.owner.query('vacuum analyze messages');
    await write(ctx.tenantId, 'planned');
    const taken = [];
    for (let batch = 0; batch < 3; batch++) taken.push(await uow.run(ctx, (ctx) => messages.lease(ctx, randomUUID(), 50)));
    expect(taken.map(({ length }) => length)).toEqual([50, 50, 50]);
    expect(new Set(taken.flat().map(({ id }) => id)).size).toBe(150);
  });
});
