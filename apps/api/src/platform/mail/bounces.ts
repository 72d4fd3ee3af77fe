import { Injectable } from '@nestjs/common';
import { systemCtx } from '../context/ctx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError } from '../errors/domain-error.js';
import { Jobs } from '../jobs/jobs.js';
import { BouncesRepository } from './bounces.repository.js';
import { tellBounced } from './mail.jobs.js';
import { type Bounce, readBounce } from './read-bounce.js';

/** Mail that came back: finds the message that it is about, and writes down what became of it. The same mail twice changes nothing. */
@Injectable()
export class Bounces {
  constructor(private readonly uow: UnitOfWork, private readonly bounces: BouncesRepository, private readonly jobs: Jobs) {}

  async receive(raw: Buffer): Promise<Bounce> {
    const bounce = await readBounce(raw);
    const found = await this.bounces.messageOf(bounce.messageIds, bounce.envelopeId);
    // Whoever posted it still has it; here nobody would ever read it.
    if (!found) throw new DomainError('rule_broken', 'This mail names no message that was sent from here. Nothing was kept of it');
    const { report, status, words } = bounce;
    if (report === 'delivered') return bounce;
    await this.uow.run(systemCtx(found.tenantId), async (ctx) => {
      if (!(await this.bounces.keep(ctx, found.id, { report, status, words })) || report !== 'failed') return;
      // After days of 4.x.x a server gives up: the mail is dead, and the address may be right.
      const state = status?.startsWith('4.') ? 'dead' : 'bounced';
      const cameBack = await this.bounces.comeBack(ctx, found.id, state, status && !words.includes(status) ? `${status} ${words}` : words);
      if (cameBack && state === 'bounced') await this.jobs.enqueue(ctx, tellBounced, { messageId: found.id });
    });
    return bounce;
  }
}
