import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import { type Ctx, systemCtx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Secrets } from '../../platform/secrets/secrets.js';
import { ExchangeService } from './exchange.service.js';
import { readInvitationKey } from './invitation-key.facts.js';
import { type Exchanged, RequestsReader } from './requests.reader.js';
import { type Participant, RequestsRepository } from './requests.repository.js';

/** What an invitation's key shows: the request, and the person it was sent to. */
export interface Invited extends Exchanged {
  readonly participant: Participant;
}

/** How a request comes to its vendor: by a key in a mail, then by binding it to the vendor's organization, once. */
@Injectable()
export class TakingOnService {
  constructor(
    private readonly uow: UnitOfWork, private readonly requests: RequestsRepository, private readonly reader: RequestsReader,
    private readonly exchange: ExchangeService, private readonly secrets: Secrets, private readonly audit: AuditWriter,
  ) {}

  /** What was sent to whoever holds this key. Looking spends nothing: mail scanners look too. */
  async look(key: string): Promise<Invited> {
    const invitation = readInvitationKey(this.secrets, key);
    if (!invitation) throw new DomainError('not_found', 'This link is not one of ours. Check that it was copied whole');
    return this.uow.run(systemCtx(invitation.tenantId), async (ctx) => {
      const participant = await this.reader.participant(ctx, invitation.participantId);
      if (!participant) throw new DomainError('gone', 'This request is not there any more. Ask who sent it to you');
      return { ...(await this.reader.sentBy(ctx, participant.requestId)), participant };
    });
  }

  /** The workspace in which this request's vendor answers its requester; null where there is none yet, or several. */
  workspaceFor({ request }: Exchanged): Promise<string | null> {
    return this.uow.run(systemCtx(request.tenantId), (inRequester) => this.requests.workspaceOf(inRequester, request.vendorId));
  }

  /** Binds the request to the organization of `ctx`, unless it is bound: then that must be the same one. */
  async takeOn(ctx: Ctx, { request, status }: Invited): Promise<void> {
    if (status === 'withdrawn') throw new DomainError('gone', `${request.requesterName} has withdrawn this request. There is nothing left to do`);
    const bound = await this.uow.run(systemCtx(request.tenantId), (inRequester) => this.requests.bind(inRequester, request.id, ctx.tenantId));
    if (bound !== ctx.tenantId) throw new DomainError('forbidden', 'A colleague has taken this request on already. Ask her, or who sent it');
    await this.begin(ctx, request.id);
  }

  /** A member of the vendor's known workspace begins what came to it. */
  async begin(ctx: Ctx, id: string): Promise<void> {
    await this.uow.run(ctx, async (ctx) => {
      await this.uow.takeTurns(ctx, `taking on ${id}`); // a second click finds it done
      const now = await this.reader.takenOnBy(ctx, id);
      if (now.status !== 'sent') return;
      await this.exchange.step(ctx, now, 'vendor', 'taken_on');
      await this.audit.record(ctx, 'task.taken_on', { subjectType: 'request', subjectId: id });
    });
  }
}
