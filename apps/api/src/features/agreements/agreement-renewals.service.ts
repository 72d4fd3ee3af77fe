import { Injectable } from '@nestjs/common';
import type { Readings } from '@holdfast/domain/agreements/agreement-readings';
import { renewalDraft } from '@holdfast/domain/agreements/renewal-draft';
import type { RenewalTerms } from '@holdfast/domain/agreements/renewal';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { AgreementsService, type RecordedAgreement } from './agreements.service.js';
import { AgreementsViews, type Dated } from './agreements.views.js';

/** What a renewal begins with, and the agreement it would replace. */
export interface RenewalStart {
  readonly old: Dated;
  readonly life: RenewalTerms;
  readonly readings: Readings;
}

/** Renewals: a further agreement that begins with the old one's terms and replaces it. */
@Injectable()
export class AgreementRenewalsService {
  constructor(private readonly uow: UnitOfWork, private readonly views: AgreementsViews, private readonly service: AgreementsService, private readonly organizations: OrganizationsReader) {}

  async start(ctx: Ctx, id: string): Promise<RenewalStart> {
    const old = await this.views.find(ctx, id);
    const { agreement, held, standing } = old;
    if (held === null || !['executed', 'terminated'].includes(agreement.status)) throw new DomainError('rule_broken', `A ${agreement.status.replaceAll('_', ' ')} agreement is not renewed`);
    return { old, life: renewalDraft(held.life, standing.lastDay, await this.organizations.today(ctx)), readings: held.readings };
  }

  /** A renewal that was signed elsewhere: on paper, or the vendor's own. Answers the id of the new agreement. */
  record(ctx: Ctx, id: string, renewal: RecordedAgreement): Promise<string> {
    return this.uow.run(ctx, async (ctx) => {
      const { old: { agreement } } = await this.start(ctx, id);
      return this.service.record(ctx, agreement.vendorId, { ...renewal, parentId: renewal.parentId ?? agreement.parentId, supersedesId: id });
    });
  }
}
