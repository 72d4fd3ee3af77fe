import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';

/** The version a change was made from, out of `If-Match: "3"`. Without it nobody could see that two people changed one thing. */
export const IfMatch = createParamDecorator((_: unknown, host: ExecutionContext): number => {
  const header = host.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) throw new DomainError('precondition_required', 'Say which version you changed: If-Match with its ETag');
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw new DomainError('precondition_failed', 'If-Match does not hold an ETag of this kind');
  return Number(version);
});

/** Refuses a change that began from another version than the one stored. */
export const sameVersion = (stored: number, expected: number): void => {
  if (stored !== expected) throw new DomainError('precondition_failed', 'Someone else changed this in the meantime. Your text is kept on the page: compare, then save again');
};
