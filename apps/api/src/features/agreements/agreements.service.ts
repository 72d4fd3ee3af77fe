import { Injectable } from '@nestjs/common';
import { deadlinesOfAgreement } from '@holdfast/domain/deadlines/deadlines-of-agreement';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import { type ReminderStep, stepsOf, USUAL_PLAN } from '@holdfast/domain/reminders/reminder-plan';
import { canMove } from '@holdfast/domain/agreements/agreement-status';
import { renewal, renewalProblem, type RenewalRefusal, type RenewalTerms } from '@holdfast/domain/agreements/renewal';
import { addDays, type LocalDate } from '@holdfast/domain/dates/local-date';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { Mail } from '../../platform/mail/mail.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { renewalTermsOf } from './agreement-terms.entity.js';
import { AgreementsRepository, AgreementTermsRepository, type WithTerms } from './agreements.repository.js';

export interface RecordedAgreement {
  readonly title: string;
  readonly ownerMemberId: string | null;
  readonly terms: RenewalTerms;
  readonly engagementIds: readonly string[];
}

/** An agreement as of a day, with the steps on which its reminders will still leave. */
export interface Dated extends WithTerms {
  readonly asOf: LocalDate;
  readonly reminders: readonly ReminderStep[];
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
    private readonly deadlines: DeadlinesService,
    private readonly clock: Clock,
    private readonly mail: Mail,
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
      await this.follow(ctx, id);
      await this.audit.record(ctx, 'agreement.recorded', { subjectType: 'agreement', subjectId: id, vendorId, detail: { terms, covers: engagementIds.length } });
      return id;
    });
    return this.find(ctx, id);
  }

  async find(ctx: Ctx, id: string): Promise<Dated> {
    const asOf = await this.organizations.today(ctx);
    const found = await this.uow.run(ctx, (ctx) => this.agreements.withTerms(ctx, id));
    if (!found) throw new DomainError('not_found', 'No such agreement');
    return (await this.dated(ctx, asOf, [found]))[0];
  }

  async ofVendor(ctx: Ctx, vendorId: string): Promise<Dated[]> {
    const asOf = await this.organizations.today(ctx);
    const all = await this.uow.run(ctx, async (ctx) => {
      await this.vendors.existing(ctx, vendorId);
      return this.agreements.ofVendor(ctx, vendorId);
    });
    return this.dated(ctx, asOf, all);
  }

  /** New dates, because the earlier record was wrong or an amendment was signed. What was recorded before stays on record. */
  async changeTerms(ctx: Ctx, id: string, version: number, reason: 'amendment' | 'correction', terms: RenewalTerms): Promise<Dated> {
    refuseImpossible(renewalProblem(terms, await this.organizations.today(ctx)));
    await this.change(ctx, id, version, async (ctx, agreement) => {
      if (agreement.status !== 'executed') throw new DomainError('rule_broken', `The terms of a ${agreement.status} agreement do not change any more`);
      await this.terms.insert(ctx, id, reason, terms);
      await this.agreements.update(ctx, agreement, spanOf(terms));
      await this.follow(ctx, id);
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
      await this.follow(ctx, id);
      await this.audit.record(ctx, 'agreement.terminated', { subjectType: 'agreement', subjectId: id, vendorId: agreement.vendorId, detail: { on } });
    });
    return this.find(ctx, id);
  }

  /** Takes back the reminders that have not left, of agreements that are about to go with their vendors. */
  cancelReminders(ctx: Ctx, vendorIds: readonly string[]): Promise<void> {
    return this.uow.run(ctx, async (ctx) => this.mail.cancelAbout(ctx, 'agreement', await this.agreements.idsOfVendors(ctx, vendorIds)));
  }

  /** Executed agreements whose deadlines the calendar has passed: a tacit renewal brings the next ones. */
  async followTheCalendar(ctx: Ctx): Promise<void> {
    const today = await this.organizations.today(ctx);
    const passed = await this.uow.run(ctx, (ctx) => this.agreements.withDeadlineBefore(ctx, today));
    for (const id of passed) await this.uow.run(ctx, (ctx) => this.follow(ctx, id));
  }

  /** The organizations that have agreements to follow. */
  tenants(): Promise<string[]> {
    return this.deadlines.tenantsDueWithin(0);
  }

  /** Brings the agreement's deadlines up to date, in the transaction that changed it. */
  private async follow(ctx: Ctx, id: string): Promise<void> {
    const found = await this.agreements.withTerms(ctx, id);
    if (!found) return;
    const { agreement: { vendorId, title, status, ownerMemberId }, terms, engagementIds } = found;
    const plain = renewalTermsOf(terms);
    const today = await this.organizations.today(ctx);
    const { zone, name: organizationName } = await this.organizations.profile(ctx);
    const { legalName: vendorName } = await this.vendors.existing(ctx, vendorId);
    const flows = await this.agreements.phiFlowsUnder(ctx, id);
    const said = {
      vendorName, organizationName, agreementTitle: title, zone: zoneWords(zone),
      phiSentence: flows > 0 ? `PHI flows in ${flows} of the ${engagementIds.length} engagements it covers.` : 'No engagement with PHI is recorded under it.',
      renewsFor: `${plain.renewalTermMonths ?? 0} months`,
    };
    await this.deadlines.follow(ctx, 'agreement', id, deadlinesOfAgreement({ status, terms: plain }, today).map(({ kind, occurrence, dueOn, basis, reasons }) => ({
      vendorId, kind, occurrence, basis, dueOn, reasons, ownerMemberId,
      title: kind === 'agreement_notice' ? `${title}: give notice, or it renews` : `${title} ends`,
      link: `/vendors/${vendorId}`,
      mail: kind === 'agreement_notice'
        ? { kind: 'agreement-renews', variables: { ...said, giveNoticeBy: dayWords(dueOn), lastDayInForce: dayWords(addDays(occurrence, -1)) } }
        : { kind: 'agreement-ends', variables: { ...said, lastDayInForce: dayWords(dueOn) } },
    })));
  }

  /** Each with the steps on which its reminders will still leave; asked once, however many there are. */
  private async dated(ctx: Ctx, asOf: LocalDate, all: readonly WithTerms[]): Promise<Dated[]> {
    const { zone } = await this.organizations.profile(ctx);
    const now = (await this.clock.now(ctx)).getTime();
    const open = await this.deadlines.openOfMatters(ctx, 'agreement', all.map(({ agreement }) => agreement.id));
    const stepsFor = (id: string) => open.filter(({ matterId }) => matterId === id)
      .flatMap(({ dueOn, armedAt }) => stepsOf({ due: dueOn, zone, plan: USUAL_PLAN, armedAt: Math.max(armedAt.getTime(), now) }));
    return all.map((found) => ({ ...found, asOf, reminders: stepsFor(found.agreement.id) }));
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
