import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { DomainError } from '../../platform/errors/domain-error.js';

/** Passport's code strategy, with refusals in our own form. */
@Injectable()
export class CodeGuard extends AuthGuard('code') {
  override handleRequest<T>(error: unknown, mailbox: T | false): T {
    if (error) throw error;
    if (!mailbox) throw new DomainError('not_signed_in', 'Type the six digits from the mail');
    return mailbox;
  }

  override getRequest(host: ExecutionContext): unknown {
    const request = host.switchToHttp().getRequest<{ body: unknown }>();
    const { challengeId, code } = (request.body ?? {}) as Record<string, unknown>;
    if (typeof challengeId !== 'string' || typeof code !== 'string' || !/^\d{6}$/.test(code)) throw new DomainError('invalid', 'Type the six digits from the mail', [{ pointer: '/code', message: 'has six digits' }]);
    return request;
  }
}
