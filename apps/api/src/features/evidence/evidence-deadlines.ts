import { Injectable, type OnModuleInit } from '@nestjs/common';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import { deadlinesOfDocument } from '@holdfast/domain/deadlines/deadlines-of-document';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DeadlineSources } from '../deadlines/deadline-sources.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { EvidenceRepository } from './evidence.repository.js';

const POLICY = 'Evidence is kept current';

/** A document that ends is asked for anew, unless a newer one of its kind is at hand. */
@Injectable()
export class EvidenceDeadlines implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork, private readonly documents: EvidenceRepository, private readonly vendors: VendorsReader, private readonly organizations: OrganizationsReader, private readonly deadlines: DeadlinesService, private readonly sources: DeadlineSources,
  ) {}

  onModuleInit(): void {
    this.sources.add({
      matterType: 'document',
      reads: ['documents.valid_to'],
      page: async (ctx, _today, after, limit) => (await this.documents.validityPage(ctx, after, limit)).map((document) => ({ matterId: document.id, facts: deadlinesOfDocument(document) })),
      follow: (ctx, id) => this.follow(ctx, id),
    });
  }

  /** One that came, and those of its kind that it may replace. */
  async received(ctx: Ctx, id: string): Promise<void> {
    for (const sibling of await this.documents.siblings(ctx, id)) await this.follow(ctx, sibling);
  }

  private follow(ctx: Ctx, id: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const document = await this.documents.validity(ctx, id);
      const facts = document ? deadlinesOfDocument(document) : [];
      if (!document || facts.length === 0) return this.deadlines.follow(ctx, 'document', id, [], { others: 'met' });
      const vendor = await this.vendors.existing(ctx, document.vendorId);
      const owner = await this.organizations.answerableFor(ctx, vendor.ownerMemberId);
      const { zone, name: organizationName } = await this.organizations.profile(ctx);
      await this.deadlines.follow(ctx, 'document', id, facts.map(({ kind, occurrence, dueOn, basis, reasons }) => ({
        vendorId: vendor.id, kind, occurrence, basis, dueOn, reasons, ownerMemberId: owner.id, title: `${document.name} expires`, link: `/vendors/${vendor.id}`,
        mail: { kind: 'policy-review-date', variables: { organizationName, zone: zoneWords(zone), subjectTitle: `${document.name} of ${vendor.legalName}`, reviewDate: dayWords(dueOn), policyName: POLICY, minutes: '5' } },
      })));
    });
  }
}
