import { Injectable } from '@nestjs/common';
import type { Audience } from '../../platform/auth/access.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { statement } from '../../platform/database/tenant.repository.js';

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

export interface Challenge {
  readonly id: string;
  readonly email: string;
  readonly generation: number;
  readonly tries: number;
}

/** Every statement on identity's tables. They belong to no tenant, so nothing else may read them. */
@Injectable()
export class IdentityRepository {
  async userByEmail(ctx: Ctx, email: string): Promise<User | undefined> {
    const [user] = await statement<User>(ctx, 'select id, email, name from users where lower(email) = lower($1)', [email]);
    return user;
  }

  async userById(ctx: Ctx, id: string): Promise<User> {
    const [user] = await statement<User>(ctx, 'select id, email, name from users where id = $1', [id]);
    return user;
  }

  /** The person with this address, made if she is new. Her name stays what she called herself first. */
  async userFor(ctx: Ctx, email: string, name: string): Promise<User> {
    const [user] = await statement<User>(ctx, `
      insert into users (email, name) values ($1, $2)
      on conflict (lower(email)) do update set email = users.email returning id, email, name`, [email, name]);
    return user;
  }

  async secretOf(ctx: Ctx, userId: string): Promise<string | undefined> {
    const [row] = await statement<{ secret: string }>(ctx, `select secret from credentials where user_id = $1 and kind = 'password'`, [userId]);
    return row?.secret;
  }

  async setSecret(ctx: Ctx, userId: string, secret: string): Promise<void> {
    await statement(ctx, `
      insert into credentials (user_id, kind, secret) values ($1, 'password', $2)
      on conflict (user_id, kind) do update set secret = excluded.secret, changed_at = holdfast_now()`, [userId, secret]);
  }

  async insertSession(ctx: Ctx, session: { tokenHash: Buffer; userId: string; audience: Audience; idleMinutes: number; hours: number }): Promise<void> {
    await statement(ctx, `
      insert into sessions (token_hash, user_id, audience, idle, ends_at)
      values ($1, $2, $3, make_interval(mins => $4), holdfast_now() + make_interval(hours => $5))`,
    [session.tokenHash, session.userId, session.audience, session.idleMinutes, session.hours]);
  }

  async deleteSession(ctx: Ctx, tokenHash: Buffer): Promise<void> {
    await statement(ctx, 'delete from sessions where token_hash = $1', [tokenHash]);
  }

  /** A changed password ends every session that the old one opened. */
  async deleteSessionsOf(ctx: Ctx, userId: string): Promise<void> {
    await statement(ctx, 'delete from sessions where user_id = $1', [userId]);
  }

  async insertChallenge(ctx: Ctx, email: string, minutes: number): Promise<Challenge> {
    const [row] = await statement<Challenge>(ctx, `
      insert into code_challenges (email, expires_at) values ($1, holdfast_now() + make_interval(mins => $2)) returning id, email, generation, tries`, [email, minutes]);
    return row;
  }

  /** Counts one try and says what it was tried on; nothing when it is used, over, or has been tried too often. */
  async tryChallenge(ctx: Ctx, id: string, tries: number): Promise<Challenge | undefined> {
    const [[row]] = await statement<Challenge[]>(ctx, `
      update code_challenges set tries = tries + 1
      where id = $1 and used_at is null and expires_at > holdfast_now() and tries < $2 returning id, email, generation, tries`, [id, tries]);
    return row;
  }

  /** True for the one call that uses it up. */
  async useChallenge(ctx: Ctx, id: string): Promise<boolean> {
    const [, count] = (await statement(ctx, 'update code_challenges set used_at = holdfast_now() where id = $1 and used_at is null', [id])) as [unknown, number];
    return count === 1;
  }

  async insertReset(ctx: Ctx, userId: string, minutes: number): Promise<string> {
    const [{ id }] = await statement<{ id: string }>(ctx, `
      insert into password_resets (user_id, expires_at) values ($1, holdfast_now() + make_interval(mins => $2)) returning id`, [userId, minutes]);
    return id;
  }

  /** Uses up a reset and says whose it was; nothing when it is used or over. */
  async useReset(ctx: Ctx, id: string): Promise<string | undefined> {
    const [[row]] = await statement<{ userId: string }[]>(ctx, `
      update password_resets set used_at = holdfast_now()
      where id = $1 and used_at is null and expires_at > holdfast_now() returning user_id as "userId"`, [id]);
    return row?.userId;
  }
}
