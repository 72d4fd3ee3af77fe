import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Secrets } from '../../platform/secrets/secrets.js';
import { systemCtx } from '../../platform/context/ctx.js';
import { opensDelegation, readDelegationKey } from './delegation-key.facts.js';
import type { Delegation } from './delegation.entity.js';
import { DelegationsRepository } from './delegations.repository.js';

export type { Delegation };

/** What may be asked of parts that were handed to colleagues. */
@Injectable()
export class DelegationsReader {
  constructor(private readonly uow: UnitOfWork, private readonly delegations: DelegationsRepository, private readonly secrets: Secrets) {}

  ofRequest(ctx: Ctx, requestId: string): Promise<Delegation[]> {
    return this.uow.run(ctx, (ctx) => this.delegations.ofRequest(ctx, requestId));
  }

  /** What the acting person was handed and nobody took back: of one request, or of all. */
  ofActor(ctx: Ctx, requestId: string | null, how?: { readonly held: boolean }): Promise<Delegation[]> {
    const { userId } = ctx.actor;
    return userId === null ? Promise.resolve([]) : this.uow.run(ctx, (ctx) => this.delegations.standing(ctx, userId, requestId, how));
  }

  /** What a colleague's key opens. Looking spends nothing. */
  async look(key: string): Promise<Delegation> {
    const named = readDelegationKey(key);
    const found = named && (await this.uow.run(systemCtx(named.tenantId), (ctx) => this.delegations.find(ctx, named.id)));
    if (!named || !found) throw new DomainError('not_found', 'This link is not one of ours. Check that it was copied whole');
    if (found.state === 'revoked') throw new DomainError('gone', `${found.fromName} has taken this part back. There is nothing left to do`);
    if (!opensDelegation(this.secrets, named.token, found)) throw new DomainError('not_found', 'This link is not one of ours. Check that it was copied whole');
    return found;
  }
}
