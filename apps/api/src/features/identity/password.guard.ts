import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { DomainError } from '../../platform/errors/domain-error.js';

/** Passport's local strategy, with refusals in our own form. */
@Injectable()
export class PasswordGuard extends AuthGuard('local') {
  override handleRequest<T>(error: unknown, user: T | false): T {
    if (error) throw error;
    if (!user) throw new DomainError('not_signed_in', 'Type your e-mail address and password');
    return user;
  }

  override getRequest(host: ExecutionContext): unknown {
    const request = host.switchToHttp().getRequest<{ body: unknown }>();
    const { email, password } = (request.body ?? {}) as Record<string, unknown>;
    if (typeof email !== 'string' || typeof password !== 'string' || email.length > 320 || password.length > 200 || email.includes('\0')) {
      throw new DomainError('invalid', 'Type your e-mail address and password', [{ pointer: typeof email === 'string' ? '/password' : '/email', message: 'is missing or too long' }]);
    }
    return request;
  }
}
