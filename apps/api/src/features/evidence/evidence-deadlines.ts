import { Injectable, type OnModuleInit } from '@nestjs/common';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import { deadlinesOfDocument } from '@holdfast/domain/deadlines/deadlines-of-document';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DeadlineSources } from '../deadlines/deadline-sources.facts.js';
import type { DeadlineDraft } from '../deadlines/deadline.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { invitationLink } from '../requests/invitation-key.facts.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { EvidenceRepository } from './evidence.repository.js';
import { type Standing, standingsOf } from './evidence-standing.js';

const POLICY = 'Evidence is kept current';

/** A document that ends is asked for anew, of us and of the vendor that handed it over, unless a newer one of its kind is at hand. */
@Injectable()
export class EvidenceDeadlines implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork, private readonly documents: EvidenceRepository, private readonly vendors: VendorsReader, private readonly organizations: OrganizationsReader,
    private readonly requests: RequestsReader, private readonly deadlines: DeadlinesService, private readonly sources: DeadlineSources,
  ) {}

  onModuleInit(): void {
    this.sources.add({
      matterType: 'document',
      reads: ['documents.valid_to'],
      page: (ctx, _today, after, limit) => this.uow.run(ctx, async (ctx) => {
        const page = await this.documents.page(ctx, after, limit);
        const standings = await this.standings(ctx, page.map(({ vendorId }) => vendorId));
        return page.map(({ id }) => ({ matterId: id, facts: factsOf(standings.get(id)) }));
      }),
      follow: (ctx, id) => this.follow(ctx, id),
    });
  }

  /** One that came or was read, and those of its vendor that it may replace. */
  async changed(ctx: Ctx, vendorId: string): Promise<void> {
    for (const standing of (await this.standings(ctx, [vendorId])).values()) await this.bring(ctx, standing);
  }

  private async follow(ctx: Ctx, id: string): Promise<void> {
    await this.uow.run(ctx, async (ctx) => {
      const document = await this.documents.find(ctx, id);
      const standing = document ? (await this.standings(ctx, [document.vendorId])).get(id) : undefined;
      if (standing) await this.bring(ctx, standing);
      else await this.deadlines.follow(ctx, 'document', id, [], { others: 'met' });
    });
  }

  private async standings(ctx: Ctx, vendorIds: readonly string[]): Promise<Map<string, Standing>> {
    const byVendor = new Map<string, Standing['document'][]>();
    for (const document of await this.documents.ofVendors(ctx, vendorIds)) byVendor.set(document.vendorId, [...(byVendor.get(document.vendorId) ?? []), document]);
    return new Map([...byVendor.values()].flatMap(standingsOf).map((standing) => [standing.document.id, standing]));
  }

  private async bring(ctx: Ctx, standing: Standing): Promise<void> {
    const { id, name, vendorId, requestId } = standing.document;
    const facts = factsOf(standing);
    if (facts.length === 0) return this.deadlines.follow(ctx, 'document', id, [], { others: 'met' });
    const vendor = await this.vendors.existing(ctx, vendorId);
    const owner = await this.organizations.answerableFor(ctx, vendor.ownerMemberId);
    const { zone, name: organizationName } = await this.organizations.profile(ctx);
    const base = { vendorId, ownerMemberId: owner.id, link: `/vendors/${vendorId}` };
    const asked = requestId ? await this.askedOf(ctx, requestId) : null;
    await this.deadlines.follow(ctx, 'document', id, facts.flatMap(({ kind, ...fact }): DeadlineDraft[] => {
      if (kind === 'evidence_expiry') {
        return [{ ...base, ...fact, kind, title: `${name} expires`, mail: { kind: 'policy-review-date', variables: { organizationName, zone: zoneWords(zone), subjectTitle: `${name} of ${vendor.legalName}`, reviewDate: dayWords(fact.dueOn), policyName: POLICY, minutes: '5' } } }];
      }
      if (!asked) return []; // staff recorded it: nobody there was asked for it
      return [{ ...base, ...fact, kind, title: `${name}: the vendor renews it`, contactId: asked.contactId, mail: { kind: 'evidence-expires', variables: { ...asked.variables, documentName: name, lastDay: dayWords(fact.dueOn) }, link: asked.link } }];
    }), { others: 'met' });
  }

  /** Whom the document's request asked last, and what a mail about it says; null where nobody there is a contact. */
  private async askedOf(ctx: Ctx, requestId: string) {
    const { request } = await this.requests.sentBy(ctx, requestId);
    const participant = (await this.requests.participantsOf(ctx, requestId)).findLast(({ contactId, standsIn }) => contactId !== null && !standsIn);
    if (!participant) return null;
    const { requesterName, vendorName, senderName, senderTitle, senderEmail } = request;
    return { contactId: participant.contactId, link: invitationLink(request.tenantId, participant.id), variables: { requesterName, vendorName, senderName, senderTitle, senderEmail } };
  }
}

const factsOf = (standing: Standing | undefined) =>
  standing ? deadlinesOfDocument({ validity: standing.validity, replaced: standing.replacedBy !== null, handedOver: standing.document.source === 'vendor' }) : [];
