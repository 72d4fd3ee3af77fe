import { Injectable } from '@nestjs/common';
import type { AgreementKind } from '@holdfast/domain/agreements/agreement-kinds';
import type { Readings } from '@holdfast/domain/agreements/agreement-readings';
import { canMove, mayBeReplaced, mayBeReworded, type AgreementStatus } from '@holdfast/domain/agreements/agreement-status';
import { BAA_CHECKLIST } from '@holdfast/domain/agreements/baa-checklist';
import { signingGap } from '@holdfast/domain/agreements/agreement-span';
import { readingsProblem } from '@holdfast/domain/agreements/term-shapes';
import { renewalProblem, type RenewalRefusal, type RenewalTerms } from '@holdfast/domain/agreements/renewal';
import { isLocalDate, type LocalDate } from '@holdfast/domain/dates/local-date';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { Mail } from '../../platform/mail/mail.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import { AgreementFollower } from './agreement-follower.js';
import { AgreementTermsRepository } from './agreement-terms.repository.js';
import type { Agreement, Cover } from './agreement.entity.js';
import { AgreementsRepository } from './agreements.repository.js';
import { ClauseChecksRepository } from './clause-checks.repository.js';

/** An engagement that an agreement is to cover; without days, as long as the agreement. */
export interface CoveredEngagement {
  readonly id: string;
  readonly from?: LocalDate | null;
  readonly to?: LocalDate | null;
}

export interface DraftedAgreement {
  readonly vendorId: string;
  readonly kind: AgreementKind;
  readonly title: string;
  readonly ownerMemberId?: string | null;
  /** The agreement it ends with. */
  readonly parentId?: string | null;
  /** The agreement it replaces. */
  readonly supersedesId?: string | null;
  readonly engagementIds: readonly CoveredEngagement[];
}

/** What may be set right of an agreement besides its terms; absent stays. */
export interface AgreementDetails {
  readonly title?: string;
  readonly ownerMemberId?: string;
  readonly parentId?: string | null;
  readonly executedOn?: LocalDate | null;
}

export interface ExecutedPaper {
  readonly life: RenewalTerms;
  readonly readings: Readings;
  /** Provisions of the checklist that stand in it, and where: page or section. */
  readonly clauses: readonly { readonly id: string; readonly where: string }[];
  /** The day of the last signature; null: the paper is recorded as signed before it took effect. */
  readonly executedOn: LocalDate | null;
  /** Who located the clauses, by name. */
  readonly checkedBy: string;
}

const REFUSALS: Record<RenewalRefusal, { pointer: string; message: string }> = {
  end_before_effective: { pointer: '/terms/initialTerm/endDate', message: 'the last day is before the first' },
  initial_term_not_positive: { pointer: '/terms/initialTerm/months', message: 'a term lasts at least one month' },
  initial_term_not_one_kind: { pointer: '/terms/initialTerm', message: 'say one of: months, a last day, or evergreen' },
  renewal_term_not_positive: { pointer: '/terms/renewalTermMonths', message: 'say for how many months it renews' },
  notice_negative: { pointer: '/terms/notice', message: 'a notice period is not negative' },
  notice_not_one_unit: { pointer: '/terms/notice', message: 'say the notice period in months or in days, not both' },
  not_a_date: { pointer: '/terms/effectiveDate', message: 'is not a day of the calendar' },
};

/** Refuses terms that no contract can have, each with the place where it stands. */
export const refuseImpossible = (life: RenewalTerms, today: LocalDate): void => {
  const refusal = renewalProblem(life, today);
  if (refusal) throw new DomainError('invalid', 'These terms cannot be', [REFUSALS[refusal]]);
};

const notFound = (message: string, pointer: string, why: string) => new DomainError('not_found', message, [{ pointer, message: why }]);
const SENT = 'It is out for signature, and what is signed is what was sent.';
const EXECUTED: readonly AgreementStatus[] = ['executed', 'superseded', 'terminated'];
const AS_WORDS: Record<AgreementStatus, string> = { draft: 'a draft', out_for_signature: 'out for signature', executed: 'executed', superseded: 'superseded', terminated: 'terminated', void: 'void' };

/** The life of agreements up to their execution. Each act joins the caller's transaction. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly agreements: AgreementsRepository,
    private readonly terms: AgreementTermsRepository,
    private readonly checks: ClauseChecksRepository,
    private readonly vendors: VendorsReader,
    private readonly organizations: OrganizationsReader,
    private readonly follower: AgreementFollower,
    private readonly mail: Mail,
    private readonly audit: AuditWriter,
  ) {}

  /** A contract that is being made; answers its id. */
  draft(ctx: Ctx, drafted: DraftedAgreement): Promise<string> {
    return this.uow.run(ctx, async (ctx) => {
      const id = await this.make(ctx, drafted);
      await this.audit.record(ctx, 'agreement.drafted', { subjectType: 'agreement', subjectId: id, vendorId: drafted.vendorId, detail: { kind: drafted.kind, covers: drafted.engagementIds.length } });
      return id;
    });
  }

  sendOut = (ctx: Ctx, id: string): Promise<void> => this.move(ctx, id, 'out_for_signature', 'agreement.sent_out');

  recall = (ctx: Ctx, id: string): Promise<void> => this.move(ctx, id, 'draft', 'agreement.recalled');

  /** Gives up what was never executed. */
  void = (ctx: Ctx, id: string, version?: number): Promise<void> => this.move(ctx, id, 'void', 'agreement.voided', version);

  /**
   * Signed by both sides: its first terms, the clauses found in it, and, where it replaces another, that one ends on the day before. It is in force from the
   * later of its effective date and its last signature; days between them stay without an agreement.
   */
  execute(ctx: Ctx, id: string, paper: ExecutedPaper): Promise<void> {
    return this.takeEffect(ctx, id, paper, 'agreement.executed');
  }

  private takeEffect(ctx: Ctx, id: string, paper: ExecutedPaper, action: string, known: object = {}): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const { life, readings, clauses, executedOn, checkedBy } = paper;
      const today = await this.organizations.today(ctx);
      refuseImpossible(life, today);
      if (executedOn !== null && !isLocalDate(executedOn)) throw new DomainError('invalid', 'Say the day of the last signature', [{ pointer: '/executedOn', message: 'is not a day of the calendar' }]);
      await this.notSignedLater(ctx, executedOn);
      const unknown = clauses.find(({ id }) => !BAA_CHECKLIST.some((clause) => clause.id === id));
      if (unknown) throw new DomainError('invalid', 'A clause is not one of the checklist', [{ pointer: '/clauses', message: `${unknown.id} is not on the list` }]);
      const agreement = await this.locked(ctx, id);
      if (!canMove(agreement.status, 'executed')) throw new DomainError('rule_broken', `It is ${AS_WORDS[agreement.status]}, so it cannot be executed`);
      await this.supersede(ctx, agreement);
      await this.agreements.update(ctx, agreement, { status: 'executed', executedOn, reviewedOn: today, inForceFrom: life.effectiveDate });
      const number = await this.terms.insert(ctx, id, { reason: 'new', effectiveFrom: life.effectiveDate, corrects: null, life, readings, note: '' });
      await this.checks.insert(ctx, clauses.map(({ id: clause, where }) => ({ agreementId: id, clause, state: 'located', foundAt: where, words: '', byMemberId: ctx.actor.memberId ?? null, byName: checkedBy, checkedOn: today, termsNumber: number })));
      await this.follower.follow(ctx, id, { andKin: true });
      await this.refuseNeverInForce(ctx, id, executedOn);
      const gap = signingGap(life.effectiveDate, executedOn);
      await this.audit.record(ctx, action, { subjectType: 'agreement', subjectId: id, vendorId: agreement.vendorId, detail: { ...known, terms: life, executedOn, ...(gap && { daysUnsigned: gap.days }), ...(agreement.supersedesId && { supersedes: agreement.supersedesId }) } });
    });
  }

  /** An agreement that was executed elsewhere, on paper or in somebody else's system. */
  record(ctx: Ctx, vendorId: string, { terms, readings = {}, executedOn = null, ...drafted }: RecordedAgreement): Promise<string> {
    return this.uow.run(ctx, async (ctx) => {
      const problem = readingsProblem(readings);
      if (problem) throw new DomainError('invalid', 'A term cannot be read like this', [{ pointer: `/readings/${problem.term}`, message: problem.message }]);
      const id = await this.make(ctx, { vendorId, ...drafted });
      const known = { kind: drafted.kind, covers: drafted.engagementIds.length };
      await this.takeEffect(ctx, id, { life: terms, readings, clauses: [], executedOn, checkedBy: ctx.actor.name }, 'agreement.recorded', known);
      return id;
    });
  }

  /** Takes back the reminders that have not left, of agreements that are about to go with their vendors. */
  cancelReminders(ctx: Ctx, vendorIds: readonly string[]): Promise<void> {
    return this.uow.run(ctx, async (ctx) => this.mail.cancelAbout(ctx, 'agreement', await this.agreements.idsOfVendors(ctx, vendorIds)));
  }

  /** The engagements it covers, replaced as a whole. */
  changeCover(ctx: Ctx, id: string, engagementIds: readonly CoveredEngagement[], version?: number): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const agreement = await this.locked(ctx, id, version);
      if (agreement.status === 'void') throw new DomainError('rule_broken', 'A void agreement covers nothing');
      if (!mayBeReworded(agreement.status)) throw new DomainError('rule_broken', `${SENT} Recall it to change what it covers`, [{ pointer: '/engagementIds', message: 'is what was sent to be signed' }]);
      await this.agreements.uncover(ctx, id);
      await this.cover(ctx, id, agreement.vendorId, engagementIds);
      await this.agreements.update(ctx, agreement, {});
      await this.follower.follow(ctx, id);
      await this.audit.record(ctx, 'agreement.cover_changed', { subjectType: 'agreement', subjectId: id, vendorId: agreement.vendorId, detail: { covers: engagementIds.length } });
    });
  }

  private async make(ctx: Ctx, { vendorId, kind, title, ownerMemberId, parentId = null, supersedesId = null, engagementIds }: DraftedAgreement): Promise<string> {
    const vendor = await this.vendors.existing(ctx, vendorId);
    const owner = ownerMemberId ?? ctx.actor.memberId ?? vendor.ownerMemberId ?? (await this.organizations.answerableFor(ctx, null)).id;
    if (!(await this.organizations.member(ctx, owner))) throw notFound('No such member', '/ownerMemberId', 'is nobody in this organization');
    await this.relatives(ctx, vendorId, parentId, supersedesId);
    const id = await this.agreements.insert(ctx, { vendorId, kind, title, status: 'draft', ownerMemberId: owner, parentId, supersedesId });
    await this.cover(ctx, id, vendorId, engagementIds);
    return id;
  }

  /** Its title, its owner, the agreement it ends with, or the day it was signed, as they were recorded. Terms have versions of their own. */
  edit(ctx: Ctx, id: string, version: number, change: AgreementDetails): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      if (change.parentId) await this.uow.takeTurns(ctx, `what agreements end with ${ctx.tenantId}`); // two at once could each be told to end with the other
      const agreement = await this.locked(ctx, id, version);
      if (change.ownerMemberId !== undefined && !(await this.organizations.member(ctx, change.ownerMemberId))) throw notFound('No such member', '/ownerMemberId', 'is nobody in this organization');
      if (change.title !== undefined && change.title !== agreement.title && !mayBeReworded(agreement.status)) throw new DomainError('rule_broken', `${SENT} Recall it to change its title`, [{ pointer: '/title', message: 'is what was sent to be signed' }]);
      if (change.parentId) {
        await this.relatives(ctx, agreement.vendorId, change.parentId, null);
        if (await this.agreements.endsWith(ctx, change.parentId, id)) throw new DomainError('rule_broken', 'It would end with itself', [{ pointer: '/parentId', message: 'ends with this agreement' }]);
      }
      if (change.executedOn !== undefined && !EXECUTED.includes(agreement.status)) throw new DomainError('rule_broken', `It is ${AS_WORDS[agreement.status]}: nobody has signed it yet`, [{ pointer: '/executedOn', message: 'is set when it is executed' }]);
      await this.notSignedLater(ctx, change.executedOn ?? null);
      await this.agreements.update(ctx, agreement, change);
      await this.follower.follow(ctx, id, { andKin: true });
      await this.refuseNeverInForce(ctx, id, change.executedOn ?? agreement.executedOn);
      await this.audit.record(ctx, 'agreement.edited', { subjectType: 'agreement', subjectId: id, vendorId: agreement.vendorId, detail: { fields: Object.keys(change) } });
    });
  }

  private async notSignedLater(ctx: Ctx, executedOn: LocalDate | null): Promise<void> {
    const today = await this.organizations.today(ctx);
    if (executedOn !== null && executedOn > today) throw new DomainError('rule_broken', 'Nobody signs on a day to come', [{ pointer: '/executedOn', message: `is after ${today}` }]);
  }

  private async refuseNeverInForce(ctx: Ctx, id: string, executedOn: LocalDate | null): Promise<void> {
    const { inForceFrom, inForceUntil } = (await this.agreements.find(ctx, id)) as Agreement;
    if (inForceUntil === null || inForceFrom === null || inForceUntil >= inForceFrom) return;
    throw new DomainError('rule_broken', `It would never be in force: its last day is ${inForceUntil}, and its first would be ${inForceFrom}`, [{ pointer: executedOn === inForceFrom ? '/executedOn' : '/terms', message: `is after ${inForceUntil}` }]);
  }

  private async supersede(ctx: Ctx, { id, supersedesId }: Agreement): Promise<void> {
    if (supersedesId === null) return;
    const old = await this.locked(ctx, supersedesId);
    // Its row is locked: of two renewals at once the second sees the first.
    const replaced = old.status === 'superseded' || (await this.agreements.successorsOf(ctx, old.id)).some((successor) => successor.id !== id);
    if (!mayBeReplaced(old.status, replaced)) throw new DomainError('conflict', `${old.title} was replaced by another agreement already`, [{ pointer: '/supersedesId', message: 'is superseded' }]);
    if (old.status === 'executed') {
      await this.agreements.update(ctx, old, { status: 'superseded', cureUntil: null });
      await this.audit.record(ctx, 'agreement.superseded', { subjectType: 'agreement', subjectId: old.id, vendorId: old.vendorId });
    }
  }

  private async relatives(ctx: Ctx, vendorId: string, parentId: string | null, supersedesId: string | null): Promise<void> {
    const parent = parentId && (await this.agreements.find(ctx, parentId));
    if (parentId && !parent) throw notFound('No such agreement', '/parentId', 'is no agreement of this organization');
    if (parent && (parent.vendorId !== vendorId || parent.status === 'void')) throw new DomainError('rule_broken', 'It can only end with an agreement with the same vendor, and not with a void one', [{ pointer: '/parentId', message: parent.status === 'void' ? 'is void' : 'is with another vendor' }]);
    const old = supersedesId && (await this.agreements.find(ctx, supersedesId));
    if (supersedesId && !old) throw notFound('No such agreement', '/supersedesId', 'is no agreement of this organization');
    if (old && (old.vendorId !== vendorId || !['executed', 'terminated'].includes(old.status))) throw new DomainError('rule_broken', 'It can only replace an executed agreement with the same vendor', [{ pointer: '/supersedesId', message: old.vendorId === vendorId ? `is ${AS_WORDS[old.status]}` : 'is with another vendor' }]);
  }

  private async cover(ctx: Ctx, id: string, vendorId: string, engagements: readonly CoveredEngagement[]): Promise<void> {
    const covers: Cover[] = engagements.map(({ id, from = null, to = null }) => ({ engagementId: id, from, to }));
    const backwards = covers.findIndex(({ from, to }) => from !== null && to !== null && to < from);
    if (backwards >= 0) throw new DomainError('rule_broken', 'An engagement cannot be covered until a day before it begins to be', [{ pointer: `/engagementIds/${backwards}`, message: 'the last day is before the first' }]);
    if (!(await this.agreements.cover(ctx, id, vendorId, covers))) throw notFound('No such engagement of this vendor', '/engagementIds', 'holds an engagement that a contract with this vendor cannot govern');
  }

  private move(ctx: Ctx, id: string, to: AgreementStatus, action: string, version?: number): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const agreement = await this.locked(ctx, id, version);
      if (!canMove(agreement.status, to)) throw new DomainError('rule_broken', `It is ${AS_WORDS[agreement.status]}, so it cannot become ${AS_WORDS[to]}`);
      await this.agreements.update(ctx, agreement, { status: to });
      await this.audit.record(ctx, action, { subjectType: 'agreement', subjectId: id, vendorId: agreement.vendorId });
    });
  }

  private async locked(ctx: Ctx, id: string, version?: number): Promise<Agreement> {
    const agreement = await this.agreements.findForUpdate(ctx, id);
    if (!agreement) throw new DomainError('not_found', 'No such agreement');
    if (version !== undefined) sameVersion(agreement.version, version);
    return agreement;
  }
}

export interface RecordedAgreement extends Omit<DraftedAgreement, 'vendorId'> {
  readonly terms: RenewalTerms;
  readonly readings?: Readings;
  readonly executedOn?: LocalDate | null;
}
