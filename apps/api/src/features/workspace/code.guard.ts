import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { DomainError } from '../../platform/errors/domain-error.js';
import { StorableText, validation } from '../../platform/http/validation.js';
import { EnterBody } from './entrance.dto.js';

const storable = new StorableText();
const valid = validation();

/** Passport's code strategy, with refusals in our own form. A body that is wrong spends no code: pipes would look at it too late. */
@Injectable()
export class CodeGuard extends AuthGuard('code') {
  override async canActivate(host: ExecutionContext): Promise<boolean> {
    const { body } = host.switchToHttp().getRequest<{ body: unknown }>();
    const declared = { type: 'body', metatype: EnterBody } as const;
    await valid.transform(storable.transform(body, declared), declared);
    return (await super.canActivate(host)) as boolean;
  }

  override handleRequest<T>(error: unknown, mailbox: T | false): T {
    if (error) throw error;
    if (!mailbox) throw new DomainError('not_signed_in', 'Type the six digits from the mail');
    return mailbox;
  }
}
