import { Injectable } from '@nestjs/common';
import { canMove } from '@holdfast/domain/agreements/agreement-status';
import { renewal, renewalProblem, type RenewalRefusal, type RenewalTerms } from '@holdfast/domain/agreements/renewal';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { AgreementsRepository, AgreementTermsRepository, type WithTerms } from './agreements.repository.js';

export interface RecordedAgreement {
  readonly title: string;
  readonly ownerMemberId: string | null;
  readonly terms: RenewalTerms;
  readonly engagementIds: readonly string[];
}

export interface Dated extends WithTerms {
  readonly asOf: LocalDate;
}

const REFUSALS: Record<string, { pointer: string; message: string }> = {
  end_before_effective: { pointer: '/terms/initialTerm/endDate', message: 'the last day is before the first' },
  initial_term_not_positive: { pointer: '/terms/initialTerm/months', message: 'a term lasts at least one month' },
  initial_term_not_one_kind: { pointer: '/terms/initialTerm', message: 'say one of: months, a last day, or evergreen' },
  renewal_term_not_positive: { pointer: '/terms/renewalTermMonths', message: 'say for how many months it renews' },
  notice_negative: { pointer: '/terms/notice', message: 'a notice period is not negative' },
  notice_not_one_unit: { pointer: '/terms/notice', message: 'say the notice period in months or in days, not both' },
  not_a_date: { pointer: '/terms/effectiveDate', message: 'is not a day of the calendar' },
};

@Injectable()
export class AgreementsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly agreements: AgreementsRepository,
    private readonly terms: AgreementTermsRepository,
    private readonly vendors: VendorsReader,
    private readonly organizations: OrganizationsReader,
    private readonly audit: AuditWriter,
  ) {}

  /** Records an agreement that was executed elsewhere: what it says of its life, and what it covers. */
  async record(ctx: Ctx, vendorId: string, { title, ownerMemberId, terms, engagementIds }: RecordedAgreement): Promise<Dated> {
    const today = await this.organizations.today(ctx);
    refuseImpossible(renewalProblem(terms, today));
    const id = await this.uow.run(ctx, async (ctx) => {
      await this.vendors.existing(ctx, vendorId);
      const owner = ownerMemberId ?? ctx.actor.memberId ?? '';
      if (!(await this.organizations.member(ctx, owner))) throw new DomainError('not_found', 'No such member', [{ pointer: '/ownerMemberId', message: 'is nobody in this organization' }]);
      const { id } = await this.agreements.insert(ctx, { vendorId, kind: 'baa', title, status: 'executed', ownerMemberId: owner, ...spanOf(terms) });
      await this.terms.insert(ctx, id, 'new', terms);
      if (!(await this.agreements.cover(ctx, id, vendorId, engagementIds))) throw new DomainError('not_found', 'No such engagement of this vendor', [{ pointer: '/engagementIds', message: 'holds an engagement that is not this vendor’s' }]);
      await this.audit.record(ctx, 'agreement.recorded', { subjectType: 'agreement', subjectId: id, vendorId, detail: { terms, covers: engagementIds.length } });
      return id;
    });
    return this.find(ctx, id);
  }

  async find(ctx: Ctx, id: string): Promise<Dated> {
    const asOf = await this.organizations.today(ctx);
    const found = await this.uow.run(ctx, (ctx) => this.agreements.withTerms(ctx, id));
    if (!found) throw new DomainError('not_found', 'No such agreement');
    return { ...found, asOf };
  }

  async ofVendor(ctx: Ctx, vendorId: string): Promise<Dated[]> {
    const asOf = await this.organizations.today(ctx);
    const all = await this.uow.run(ctx, async (ctx) => {
      await this.vendors.existing(ctx, vendorId);
      return this.agreements.ofVendor(ctx, vendorId);
    });
    return all.map((found) => ({ ...found, asOf }));
  }

  /** New dates, because the earlier record was wrong or an amendment was signed. What was recorded before stays on record. */
  async changeTerms(ctx: Ctx, id: string, version: number, reason: 'amendment' | 'correction', terms: RenewalTerms): Promise<Dated> {
    refuseImpossible(renewalProblem(terms, await this.organizations.today(ctx)));
    await this.change(ctx, id, version, async (ctx, agreement) => {
      if (agreement.status !== 'executed') throw new DomainError('rule_broken', `The terms of a ${agreement.status} agreement do not change any more`);
      await this.terms.insert(ctx, id, reason, terms);
      await this.agreements.update(ctx, agreement, spanOf(terms));
      await this.audit.record(ctx, 'agreement.terms_changed', { subjectType: 'agreement', subjectId: id, vendorId: agreement.vendorId, detail: { reason, terms } });
    });
    return this.find(ctx, id);
  }

  /** Ends an agreement; `on` is its last day in force, inclusive. */
  async terminate(ctx: Ctx, id: string, version: number, on: LocalDate, reason: string): Promise<Dated> {
    await this.change(ctx, id, version, async (ctx, agreement) => {
      if (!canMove(agreement.status, 'terminated')) throw new DomainError('rule_broken', `A ${agreement.status} agreement cannot be terminated`);
      if (on < agreement.inForceFrom) throw new DomainError('rule_broken', 'It cannot end before its first day in force', [{ pointer: '/on', message: `is before ${agreement.inForceFrom}` }]);
      if (agreement.inForceUntil && on > agreement.inForceUntil) throw new DomainError('rule_broken', 'It ends earlier by its own terms', [{ pointer: '/on', message: `is after ${agreement.inForceUntil}` }]);
      await this.agreements.update(ctx, agreement, { status: 'terminated', terminatedOn: on, terminationReason: reason, inForceUntil: on });
      await this.audit.record(ctx, 'agreement.terminated', { subjectType: 'agreement', subjectId: id, vendorId: agreement.vendorId, detail: { on } });
    });
    return this.find(ctx, id);
  }

  private change(ctx: Ctx, id: string, version: number, work: (ctx: Ctx, agreement: WithTerms['agreement']) => Promise<void>): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const agreement = await this.agreements.findForUpdate(ctx, id);
      if (!agreement) throw new DomainError('not_found', 'No such agreement');
      sameVersion(agreement.version, version);
      await work(ctx, agreement);
    });
  }
}

const refuseImpossible = (refusal: RenewalRefusal | null): void => {
  if (refusal) throw new DomainError('invalid', 'These terms cannot be', [REFUSALS[refusal] ?? { pointer: '/terms', message: refusal }]);
};

/** The days on which it is in force, if nobody ends it: open at the end where it renews itself or has no end. */
const spanOf = (terms: RenewalTerms): { inForceFrom: LocalDate; inForceUntil: LocalDate | null } => ({
  inForceFrom: terms.effectiveDate,
  inForceUntil: terms.autoRenew ? null : renewal(terms, terms.effectiveDate).termEnd,
});
