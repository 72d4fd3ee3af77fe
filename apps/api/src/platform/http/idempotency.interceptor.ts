import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, from, mergeMap, type Observable, of, throwError } from 'rxjs';
import type { Ctx } from '../context/ctx.js';
import { DomainError } from '../errors/domain-error.js';
import { IdempotencyRepository } from './idempotency.repository.js';

const LONGEST_KEY = 200;

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
    const claim = await this.keys.claim(ctx, key, route, bodyHash);
    if (claim.state === 'taken') {
      const { row } = claim;
      if (row.route !== route || !row.bodyHash.equals(bodyHash)) throw new DomainError('key_reused', 'This Idempotency-Key was used for another call');
      if (row.status === null) throw new DomainError('still_running', 'The first call with this Idempotency-Key is still running');
      void http.getResponse<FastifyReply>().status(row.status);
      return of(row.answer ?? undefined);
    }
    return next.handle().pipe(
      mergeMap((body) => from(this.keys.finish(ctx, key, http.getResponse<FastifyReply>().statusCode, body ?? null).then(() => body))),
      catchError((error) => from(this.keys.release(ctx, key)).pipe(mergeMap(() => throwError(() => error)))),
    );
  }
}
