import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';

/** What every answer of a kind carries: an ETag where there is a version, a Link where there is a next page, and no caching. */
@Injectable()
export class HeadersInterceptor implements NestInterceptor {
  intercept(host: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    void reply.header('cache-control', 'no-store');
    return next.handle().pipe(tap((body: { version?: unknown; next?: unknown } | undefined) => {
      if (typeof body?.version === 'number') void reply.header('etag', `"${body.version}"`);
      if (typeof body?.next === 'string') void reply.header('link', `<${nextAddress(request.url, body.next)}>; rel="next"`);
    }));
  }
}

const nextAddress = (url: string, cursor: string): string => {
  const address = new URL(url, 'http://same-origin');
  address.searchParams.set('cursor', cursor);
  return address.pathname + address.search;
};
