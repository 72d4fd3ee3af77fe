import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, from, mergeMap, type Observable, of, throwError } from 'rxjs';
import type { Call, Ctx } from '../context/ctx.js';
import { DomainError } from '../errors/domain-error.js';
import { ANSWER_LOST, type Claim, IdempotencyRepository } from './idempotency.repository.js';

const LONGEST_KEY = 200;
const [AGAIN_MS, AGAIN_TIMES] = [500, 240];

/** `Idempotency-Key` on POST: one effect however often the call is repeated; the first answer is given again. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly keys: IdempotencyRepository) {}

  async intercept(host: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest & { ctx?: Ctx }>();
    const key = request.headers['idempotency-key'];
    const { ctx } = request;
    if (request.method !== 'POST' || typeof key !== 'string' || !ctx?.actor.userId) return next.handle();
    if (key.length > LONGEST_KEY) throw new DomainError('invalid', `An Idempotency-Key has at most ${LONGEST_KEY} characters`);

    const route = request.url;
    // A file is still on its way, and is not read twice: its route speaks for it.
    const body = request.body instanceof Readable ? null : (request.body ?? null);
    const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest();
    const call: Call = { key, claim: randomUUID() };
    const claim = await this.claim(ctx, call, route, bodyHash);
    if (claim.state === 'taken') {
      const { row } = claim;
      if (row.route !== route || !row.bodyHash.equals(bodyHash)) throw new DomainError('key_reused', 'This Idempotency-Key was used for another call');
      if (row.status === ANSWER_LOST || (row.status === null && row.abandoned)) throw new DomainError('already_done', 'The first call with this Idempotency-Key took effect, and its answer was lost. It was not done again');
      if (row.status === null) throw new DomainError('still_running', 'The first call with this Idempotency-Key is still running');
      void http.getResponse<FastifyReply>().status(row.status);
      return of(row.answer ?? undefined);
    }
    request.ctx = { ...ctx, call };
    return next.handle().pipe(
      catchError((error) => from(this.ended(ctx, call, error)).pipe(mergeMap(() => throwError(() => error)))),
      mergeMap((body) => from(this.answered(ctx, call, http.getResponse<FastifyReply>().statusCode, body ?? null).then(() => body))),
    );
  }

  private async claim(ctx: Ctx, call: Call, route: string, bodyHash: Buffer): Promise<Claim> {
    try {
      return await this.keys.claim(ctx, call, route, bodyHash);
    } catch (error) {
      untilItIsWritten(() => this.keys.settle(ctx, call));
      throw error;
    }
  }

  /** A refusal is certain. Whatever else ended the call may have ended it after its effect. */
  private async ended(ctx: Ctx, call: Call, error: unknown): Promise<void> {
    if (error instanceof DomainError) await this.keys.release(ctx, call);
    else untilItIsWritten(() => this.keys.settle(ctx, call));
  }

  private async answered(ctx: Ctx, call: Call, status: number, body: unknown): Promise<void> {
    const write = () => this.keys.finish(ctx, call, status, body);
    // It is done, and this is the answer: whether it can be kept at this moment is no concern of the caller's.
    await write().catch(() => untilItIsWritten(write));
  }
}

/** The database may be away for a while; nobody waits for this. A process that ends first leaves the key taken, and the table decides. */
const untilItIsWritten = (write: () => Promise<void>): void => {
  const again = async () => {
    for (let tries = 0; tries < AGAIN_TIMES; tries++) {
      try {
        return await write();
      } catch {
        await setTimeout(AGAIN_MS, undefined, { ref: false });
      }
    }
  };
  void again();
};
