import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';

interface Named {
  readonly name: string;
  readonly values: readonly string[];
}

/** A part of the path that is one of a few words; any other is no address of ours. */
export const OneOf = (name: string, values: readonly string[]) => createParamDecorator(({ name, values }: Named, host: ExecutionContext): string => {
  const value = (host.switchToHttp().getRequest<FastifyRequest>().params as Record<string, string>)[name];
  if (!values.includes(value)) throw new DomainError('not_found', `There is no such ${name}. It is one of ${values.join(', ')}`);
  return value;
})({ name, values });
