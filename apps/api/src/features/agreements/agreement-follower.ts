import { Injectable } from '@nestjs/common';
import { spanOf } from '@holdfast/domain/agreements/agreement-span';
import { standingOn } from '@holdfast/domain/agreements/agreement-standing';
import { termsOn } from '@holdfast/domain/agreements/terms-on';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import { addDays, type LocalDate } from '@holdfast/domain/dates/local-date';
import type { DeadlineFact } from '@holdfast/domain/deadlines/deadline-fact';
import { deadlinesOfAgreement } from '@holdfast/domain/deadlines/deadlines-of-agreement';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { ReminderMail } from '../deadlines/deadline.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { AgreementChanges } from './agreement-changes.facts.js';
import { versionsOf } from './agreement-terms.entity.js';
import { AgreementsRepository, type WithTerms } from './agreements.repository.js';

const EXECUTED = ['executed', 'superseded', 'terminated'];
const A_CENTURY = 36_500;
const REVIEW_POLICY = 'Yearly look at agreements without an end';

/** Keeps what follows from agreements true, in the transaction that changed one: days in force, also of those that end with it, and deadlines. */
@Injectable()
export class AgreementFollower {
  constructor(
    private readonly uow: UnitOfWork, private readonly agreements: AgreementsRepository, private readonly vendors: VendorsReader, private readonly organizations: OrganizationsReader, private readonly deadlines: DeadlinesService,
    private readonly changes: AgreementChanges,
  ) {}

  /** Brings one up to date and, where its days moved or it was just executed, the agreement it replaces and those that end with it. What is joined makes no circle, so this ends. */
  async follow(ctx: Ctx, id: string, { andKin } = { andKin: false }): Promise<void> {
    const found = await this.agreements.withTerms(ctx, id);
    if (!found) return;
    const { agreement } = found;
    const today = await this.organizations.today(ctx);
    const parent = agreement.parentId ? await this.agreements.find(ctx, agreement.parentId) : null;
    const span = EXECUTED.includes(agreement.status) ? await this.span(ctx, found, parent?.inForceUntil ?? null) : null;
    const life = termsOn(versionsOf(found.terms), today)?.life ?? null;
    const standing = standingOn({ status: agreement.status, life, from: span?.from ?? null, until: span?.until ?? null }, today);
    await this.agreements.derive(ctx, id, {
      inForceFrom: span?.from ?? null, inForceUntil: span?.until ?? null, termEndsOn: span ? standing.lastDay : null, noticeBy: standing.giveNoticeBy, followedOn: today,
    });
    const endsWith = parent?.inForceUntil && span?.until === parent.inForceUntil ? { title: parent.title, until: parent.inForceUntil } : null;
    await this.deadlinesOf(ctx, found, deadlinesOfAgreement({ status: agreement.status, terms: life, endsWith, reviewedOn: agreement.reviewedOn, cureUntil: agreement.cureUntil }, today));
    await this.changes.changed(ctx, id);
    if (!span || (!andKin && span.from === agreement.inForceFrom && span.until === agreement.inForceUntil)) return;
    if (agreement.supersedesId) await this.follow(ctx, agreement.supersedesId);
    for (const child of await this.agreements.childrenOf(ctx, id)) await this.follow(ctx, child.id);
  }

  /** Executed agreements of which the calendar changed something: a tacit renewal brings the next dates, an amendment takes effect. */
  async followTheCalendar(ctx: Ctx): Promise<void> {
    const today = await this.organizations.today(ctx);
    const changed = await this.uow.run(ctx, (ctx) => this.agreements.changedByCalendar(ctx, today));
    for (const id of changed) await this.uow.run(ctx, (ctx) => this.follow(ctx, id));
  }

  /** The organizations that have agreements to follow: every one in force has a deadline, however far away. */
  tenants(): Promise<string[]> {
    return this.deadlines.tenantsDueWithin(A_CENTURY);
  }

  private async span(ctx: Ctx, { agreement: { id, status, executedOn, terminatedOn }, terms }: WithTerms, parentUntil: LocalDate | null) {
    const successor = status === 'superseded' ? (await this.agreements.successorsOf(ctx, id)).at(0) : undefined;
    return spanOf(versionsOf(terms), { executedOn, terminatedOn, parentUntil, supersededLastDay: successor?.inForceFrom ? addDays(successor.inForceFrom, -1) : null });
  }

  private async deadlinesOf(ctx: Ctx, { agreement: { id, vendorId, title, ownerMemberId }, terms, covers }: WithTerms, facts: readonly DeadlineFact[]): Promise<void> {
    if (facts.length === 0) return this.deadlines.follow(ctx, 'agreement', id, []);
    const { zone, name: organizationName } = await this.organizations.profile(ctx);
    const { legalName: vendorName } = await this.vendors.existing(ctx, vendorId);
    const flows = await this.agreements.phiFlowsUnder(ctx, id);
    const renewalMonths = termsOn(versionsOf(terms), await this.organizations.today(ctx))?.life.renewalTermMonths ?? 0;
    const said = {
      vendorName, organizationName, agreementTitle: title, zone: zoneWords(zone),
      phiSentence: flows > 0 ? `PHI flows in ${flows} of the ${covers.length} engagements it covers.` : 'No engagement with PHI is recorded under it.',
      renewsFor: `${renewalMonths} months`,
    };
    await this.deadlines.follow(ctx, 'agreement', id, facts.map((fact) => ({
      vendorId, kind: fact.kind, occurrence: fact.occurrence, basis: fact.basis, dueOn: fact.dueOn, reasons: fact.reasons, ownerMemberId,
      title: titleOf(title, fact), link: `/agreements/${id}`, mail: mailOf(said, vendorName, fact),
    })));
  }
}

const titleOf = (title: string, { kind }: DeadlineFact): string => {
  switch (kind) {
    case 'agreement_notice': return `${title}: give notice, or it renews`;
    case 'agreement_review': return `${title} has no end: look at it once a year`;
    case 'agreement_cure': return `${title}: the time to cure a breach ends`;
    default: return `${title} ends`;
  }
};

const mailOf = (said: Record<string, string>, vendorName: string, { kind, dueOn, occurrence }: DeadlineFact): ReminderMail => {
  switch (kind) {
    case 'agreement_notice': return { kind: 'agreement-renews', variables: { ...said, giveNoticeBy: dayWords(dueOn), lastDayInForce: dayWords(addDays(occurrence, -1)) } };
    case 'agreement_review': return { kind: 'policy-review-date', variables: { ...said, subjectTitle: `${said['agreementTitle']} with ${vendorName}`, reviewDate: dayWords(dueOn), policyName: REVIEW_POLICY, minutes: '10' } };
    case 'agreement_cure': return { kind: 'cure-period-ends', variables: { ...said, cureUntil: dayWords(dueOn) } };
    default: return { kind: 'agreement-ends', variables: { ...said, lastDayInForce: dayWords(dueOn) } };
  }
};
