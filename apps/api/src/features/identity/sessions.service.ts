import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Audience } from '../../platform/auth/access.decorator.js';
import { hashOfToken } from '../../platform/auth/session-door.js';
import { type Ctx, NO_ORGANIZATION, systemCtx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { IdentityRepository } from './identity.repository.js';

// 45 CFR 164.312(a)(2)(iii), automatic logoff: minutes without a sign of the person; nobody stays longer than a working day.
const IDLE_MINUTES: Record<Audience, number> = { console: 15, portal: 30 };
const LONGEST_HOURS = 12;

/** Sessions: an opaque token in a cookie, its hash in the database, its limits kept by the server. */
@Injectable()
export class SessionsService {
  constructor(private readonly uow: UnitOfWork, private readonly identity: IdentityRepository) {}

  /** Opens a session and answers its token, which is never stored. */
  async open(ctx: Ctx, userId: string, audience: Audience): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.uow.run(ctx, (ctx) => this.identity.insertSession(ctx, { tokenHash: hashOfToken(token), userId, audience, idleMinutes: IDLE_MINUTES[audience], hours: LONGEST_HOURS }));
    return token;
  }

  async close(token: string): Promise<void> {
    await this.uow.run(systemCtx(NO_ORGANIZATION), (ctx) => this.identity.deleteSession(ctx, hashOfToken(token)));
  }
}
