import { Injectable, type OnModuleInit } from '@nestjs/common';
import { spanOf } from '@holdfast/domain/agreements/agreement-span';
import { standingOn } from '@holdfast/domain/agreements/agreement-standing';
import { termsOn } from '@holdfast/domain/agreements/terms-on';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import { addDays, type LocalDate } from '@holdfast/domain/dates/local-date';
import type { DeadlineFact } from '@holdfast/domain/deadlines/deadline-fact';
import { deadlinesOfAgreement } from '@holdfast/domain/deadlines/deadlines-of-agreement';
import type { Ctx } from '../../platform/context/ctx.js';
import { DeadlineSources, type MatterFacts } from '../deadlines/deadline-sources.facts.js';
import type { ReminderMail } from '../deadlines/deadline.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { AgreementChanges } from './agreement-changes.facts.js';
import { versionsOf } from './agreement-terms.entity.js';
import type { Agreement } from './agreement.entity.js';
import { AgreementsRepository, type WithTerms } from './agreements.repository.js';

const EXECUTED = ['executed', 'superseded', 'terminated'];
const REVIEW_POLICY = 'Yearly look at agreements without an end';

/** Keeps what follows from agreements true, in the transaction that changed one: days in force, also of those that end with it, and deadlines. */
@Injectable()
export class AgreementFollower implements OnModuleInit {
  constructor(
    private readonly agreements: AgreementsRepository, private readonly vendors: VendorsReader, private readonly organizations: OrganizationsReader, private readonly deadlines: DeadlinesService,
    private readonly changes: AgreementChanges, private readonly sources: DeadlineSources,
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
    await this.deadlinesOf(ctx, found, factsOf(found, parent, span?.until ?? null, today));
    await this.changes.changed(ctx, id);
    if (!span || (!andKin && span.from === agreement.inForceFrom && span.until === agreement.inForceUntil)) return;
    if (agreement.supersedesId) await this.follow(ctx, agreement.supersedesId);
    for (const child of await this.agreements.childrenOf(ctx, id)) await this.follow(ctx, child.id);
  }

  /** Says for the daily comparison what follows from each agreement today. */
  onModuleInit(): void {
    this.sources.add({
      matterType: 'agreement',
      reads: ['agreements.in_force_until', 'agreements.term_ends_on', 'agreements.notice_by', 'agreements.cure_until', 'agreement_terms.effective_from'],
      page: (ctx, today, after, limit) => this.page(ctx, today, after, limit),
      follow: (ctx, id) => this.follow(ctx, id),
    });
  }

  private async page(ctx: Ctx, today: LocalDate, after: string | null, limit: number): Promise<MatterFacts[]> {
    const agreements = await this.agreements.page(ctx, after, limit);
    const all = await this.agreements.manyWithTerms(ctx, agreements.map(({ id }) => id));
    const parents = new Map((await this.agreements.many(ctx, agreements.flatMap(({ parentId }) => parentId ?? []))).map((parent) => [parent.id, parent]));
    const changed = new Set(await this.agreements.changedByCalendar(ctx, today, agreements.map(({ id }) => id)));
    return all.map((found) => {
      const { id, parentId, inForceUntil } = found.agreement;
      return { matterId: id, facts: factsOf(found, (parentId && parents.get(parentId)) || null, inForceUntil, today), stale: changed.has(id) };
    });
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
      vendorId, kind: fact.kind, occurrence: fact.occurrence, basis: fact.basis, cite: fact.cite, dueOn: fact.dueOn, reasons: fact.reasons, ownerMemberId,
      title: titleOf(title, fact), link: `/agreements/${id}`, mail: mailOf(said, vendorName, fact),
    })));
  }
}

/** The deadlines of one whose last day in force is `until`. */
const factsOf = ({ agreement: { status, reviewedOn, cureUntil }, terms }: WithTerms, parent: Pick<Agreement, 'title' | 'inForceUntil'> | null, until: LocalDate | null, today: LocalDate): DeadlineFact[] => {
  const endsWith = parent?.inForceUntil && until === parent.inForceUntil ? { title: parent.title, until: parent.inForceUntil } : null;
  return deadlinesOfAgreement({ status, terms: termsOn(versionsOf(terms), today)?.life ?? null, endsWith, reviewedOn, cureUntil }, today);
};

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
