import { Injectable } from '@nestjs/common';
import { type DraftValues, lifeValues, renewalValues } from '@holdfast/domain/templates/renewal-values';
import type { Ctx } from '../../platform/context/ctx.js';
import { AgreementRenewalsService } from '../agreements/agreement-renewals.service.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { AgreementDraftsRepository } from './agreement-drafts.repository.js';
import { type KnownFromRegister, type NewDraft, ownWords, phiOf, prefilled, type Vendor } from './draft-prefill.js';

/** Of the last drafts one is likely to hold what the organization wrote of itself. */
const LOOKED_AT = 20;

/** What a draft begins with: what the register knows, what the organization wrote of itself before, and, where it renews one, the old terms. */
@Injectable()
export class DraftBeginnings {
  constructor(
    private readonly drafts: AgreementDraftsRepository, private readonly renewals: AgreementRenewalsService, private readonly engagements: EngagementsService,
    private readonly organizations: OrganizationsReader, private readonly vendors: VendorsReader,
  ) {}

  async values(ctx: Ctx, vendor: Vendor, { variant, engagementIds, supersedesId }: NewDraft, upstream: KnownFromRegister['upstream']): Promise<DraftValues> {
    const covered = [];
    for (const id of engagementIds) covered.push(await this.engagements.existing(ctx, id));
    const { name: organizationName } = await this.organizations.profile(ctx);
    const known = prefilled({
      variant, vendor, organizationName, upstream, firstDay: await this.organizations.today(ctx),
      own: ownWords(await this.drafts.latest(ctx, LOOKED_AT), organizationName),
      services: covered.map(({ service }) => service.trim()).filter((service) => service !== ''),
      contactMember: await this.organizations.answerableFor(ctx, ctx.actor.memberId ?? null), signatory: await this.organizations.signatory(ctx),
      vendorSignatory: await this.vendors.signatory(ctx, vendor.id),
    });
    const phi = phiOf(covered);
    const old = supersedesId === null ? null : await this.oldTerms(ctx, supersedesId, variant);
    if (old === null) return { choices: phi.choices, variables: { ...known.suggested, ...known.parties, ...phi.variables } };
    // Who the parties are the register knows better than an old paper; what they agreed the paper knows.
    return { choices: { ...old.choices, ...phi.choices }, variables: { ...known.suggested, ...old.variables, ...known.parties, ...phi.variables } };
  }

  /** As it was made here, with its days moved; or as it was read from paper. */
  private async oldTerms(ctx: Ctx, agreementId: string, variant: NewDraft['variant']): Promise<DraftValues> {
    const { life, readings } = await this.renewals.start(ctx, agreementId);
    const draft = await this.drafts.ofAgreement(ctx, agreementId);
    if (draft?.variant !== variant) return renewalValues(life, readings);
    const { effectiveDate, endDate } = lifeValues(life).variables;
    const { upstreamSignedOn: _theirs, supplierSignedOn: _ours, endDate: _end, ...variables } = draft.variables;
    return { choices: draft.choices, variables: { ...variables, effectiveDate, ...(endDate !== undefined && { endDate }) } };
  }
}
