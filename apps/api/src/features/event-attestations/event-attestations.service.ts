import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { EVENT_ATTESTATION } from '@holdfast/domain/questionnaires/shipped-questionnaires';
import { awaitsVendor } from '@holdfast/domain/requests/request-steps';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { ChainService } from '../chain/chain.service.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { RequestsService } from '../requests/requests.service.js';
import { VendorsService } from '../vendors/vendors.service.js';

/** Somebody whom an event at one party may touch, and who could be asked. */
export interface Recipient {
  readonly vendorId: string;
  readonly name: string;
  /** Who answers for this vendor on our side: the request goes out in her name. */
  readonly ownerMemberId: string | null;
  readonly owner: string | null;
  /** For security first, else any; null: nobody can be written to. */
  readonly contact: { readonly id: string; readonly name: string; readonly email: string } | null;
}

export interface Asked {
  readonly vendorId: string;
  readonly name: string;
  readonly requestId: string | null;
  /** Why nothing was sent. */
  readonly refused: string | null;
}

/** Three questions to everybody on whose paths a party stands, after an event there. */
@Injectable()
export class EventAttestationsService {
  constructor(
    private readonly uow: UnitOfWork, private readonly chain: ChainService, private readonly vendors: VendorsService, private readonly requests: RequestsService, private readonly reader: RequestsReader, private readonly audit: AuditWriter,
  ) {}

  /** Every vendor on a path of PHI through this one, itself left out. */
  async recipients(ctx: Ctx, vendorId: string): Promise<Recipient[]> {
    const { radius, names } = await this.chain.blastRadius(ctx, vendorId);
    const parties = radius.parties.filter((id) => id !== ctx.tenantId && id !== vendorId);
    return this.uow.run(ctx, async (ctx) => {
      const found: Recipient[] = [];
      for (const id of parties) {
        const contacts = (await this.vendors.contactsOf(ctx, id)).filter(({ deliverability }) => deliverability !== 'bounced');
        const contact = contacts.find(({ purposes }) => purposes.includes('security')) ?? contacts[0];
        const { name, owner, ownerMemberId } = names(id);
        found.push({ vendorId: id, name, owner, ownerMemberId, contact: contact ? { id: contact.id, name: contact.name, email: contact.email } : null });
      }
      return found.toSorted((one, other) => one.name.localeCompare(other.name));
    });
  }

  /** Asks these of them; each is sent or says why not, and none holds up another. */
  async ask(ctx: Ctx, vendorId: string, about: string, dueOn: LocalDate, vendorIds: readonly string[]): Promise<Asked[]> {
    const recipients = new Map((await this.recipients(ctx, vendorId)).map((recipient) => [recipient.vendorId, recipient]));
    const stranger = vendorIds.find((id) => !recipients.has(id));
    if (stranger) throw new DomainError('not_found', 'A vendor is on no path through this one', [{ pointer: '/vendorIds', message: `${stranger} is on no path through it` }]);
    const asked: Asked[] = [];
    for (const id of vendorIds) asked.push(await this.askOne(ctx, recipients.get(id) as Recipient, about, dueOn));
    await this.uow.run(ctx, (ctx) => this.audit.record(ctx, 'event.asked_about', { subjectType: 'vendor', subjectId: vendorId, vendorId, detail: { sent: asked.filter(({ requestId }) => requestId).length, notSent: asked.filter(({ refused }) => refused).length } }));
    return asked;
  }

  private async askOne(ctx: Ctx, { vendorId, name, contact, ownerMemberId }: Recipient, about: string, dueOn: LocalDate): Promise<Asked> {
    if (!contact) return { vendorId, name, requestId: null, refused: 'It has no contact that mail reaches' };
    return this.uow.run(ctx, async (ctx) => {
      await this.uow.takeTurns(ctx, `event attestation of ${vendorId}`); // a second press finds it asked
      const open = (await this.reader.sentTo(ctx, vendorId)).find(({ request, status }) => request.kind === 'attestation' && request.about === about && awaitsVendor(status));
      if (open) return { vendorId, name, requestId: open.request.id, refused: 'It was asked about this already' };
      const requestId = await this.requests.sendQuestionnaire(ctx, vendorId, 'attestation', EVENT_ATTESTATION, { contactId: contact.id, about, dueOn, senderMemberId: ownerMemberId, purpose: 'An event at another company may concern PHI that you handle for us.' });
      return { vendorId, name, requestId, refused: null };
    }).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'rule_broken') return { vendorId, name, requestId: null, refused: error.message };
      throw error;
    });
  }
}
