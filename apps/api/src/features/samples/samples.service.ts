import { Injectable } from '@nestjs/common';
import { addDays, type LocalDate } from '@holdfast/domain/dates/local-date';
import type { RenewalTerms } from '@holdfast/domain/agreements/renewal';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { SAMPLE_VENDORS, type SampleAgreement, type SampleVendor } from './sample-clinic.js';

/** An invented clinic's vendors, to look around with: loaded in one act and removed in one, through the services a person uses. */
@Injectable()
export class SamplesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vendors: VendorsService,
    private readonly engagements: EngagementsService,
    private readonly agreements: AgreementsService,
    private readonly organizations: OrganizationsReader,
    private readonly audit: AuditWriter,
  ) {}

  async count(ctx: Ctx): Promise<number> {
    return (await this.vendors.sampleIds(ctx)).length;
  }

  /** All or nothing; how many there are now. */
  load(ctx: Ctx): Promise<number> {
    return this.uow.run(ctx, async (ctx) => {
      const there = await this.vendors.holdSamples(ctx);
      if (there.length > 0) throw new DomainError('conflict', `The sample data is here already: ${there.length} vendors. Remove it before you load it anew`);
      const today = await this.organizations.today(ctx);
      for (const [index, sample] of SAMPLE_VENDORS.entries()) await this.add(ctx, sample, index + 1, today);
      await this.audit.record(ctx, 'sample.loaded', { subjectType: 'organization', subjectId: ctx.tenantId, detail: { vendors: SAMPLE_VENDORS.length } });
      return SAMPLE_VENDORS.length;
    });
  }

  /** The sample vendors go, with everything recorded on them, whoever recorded it. Other vendors stay untouched. */
  remove(ctx: Ctx): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const ids = await this.vendors.holdSamples(ctx);
      if (ids.length === 0) throw new DomainError('not_found', 'There is no sample data here');
      await this.agreements.cancelReminders(ctx, ids);
      await this.vendors.removeSamples(ctx);
      await this.audit.record(ctx, 'sample.removed', { subjectType: 'organization', subjectId: ctx.tenantId, detail: { vendors: ids.length } });
    });
  }

  private async add(ctx: Ctx, { name, domain, city, state, service, phi, phiNote, since, weServe, baa, contacts }: SampleVendor, number: number, today: LocalDate): Promise<void> {
    const vendor = await this.vendors.create(ctx, {
      legalName: name, externalRef: `SAMPLE-${String(number).padStart(2, '0')}`, website: `https://${domain}.example`, city, state,
      notes: 'Sample data: no such company exists.', relation: weServe ? 'customer' : 'supplier', sample: true,
    });
    for (const [person, title, purpose] of contacts) await this.vendors.addContact(ctx, vendor.id, { name: person, email: addressOf(person, domain), title, purposes: [purpose] });
    const work = { service, phi, phiNote, fromOn: addDays(today, since) };
    const { id } = weServe ? await this.engagements.addForCustomer(ctx, vendor.id, work) : await this.engagements.addToVendor(ctx, vendor.id, work);
    // "Sample" stands in the title, so that a reminder of it cannot be taken for a real one.
    if (baa) await this.agreements.record(ctx, vendor.id, { title: `Sample BAA ${addDays(today, baa.from).slice(0, 4)}-${number}`, kind: 'baa', terms: termsOf(baa, today), engagementIds: [{ id }] });
  }
}

const addressOf = (person: string, domain: string): string => `${person.toLowerCase().replace(/[^a-z]+/g, '.')}@${domain}.example`;

const termsOf = ({ from, term, renewsMonths, noticeDays }: SampleAgreement, today: LocalDate): RenewalTerms => ({
  effectiveDate: addDays(today, from),
  initialTerm: 'endsIn' in term ? { endDate: addDays(today, term.endsIn) } : term,
  autoRenew: renewsMonths !== undefined,
  renewalTermMonths: renewsMonths ?? null,
  notice: noticeDays === undefined ? null : { days: noticeDays },
});
