import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Certificate, certificateOf } from '@holdfast/domain/closings/certificate';
import { BACKUPS_YEARS, backupsMayExpire, closingState, deadlinesOfClosing, outstanding } from '@holdfast/domain/closings/closing';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { RETURN_OR_DESTROY } from '@holdfast/domain/questionnaires/shipped-questionnaires';
import { awaitsVendor } from '@holdfast/domain/requests/request-steps';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { type AgreementRow, AgreementsReader } from '../agreements/agreements.reader.js';
import { AgreementChanges } from '../agreements/agreement-changes.facts.js';
import { DeadlineSources } from '../deadlines/deadline-sources.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { ExchangeReactions } from '../requests/exchange-reactions.facts.js';
import { RequestsReader } from '../requests/requests.reader.js';
import { RequestsService } from '../requests/requests.service.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import type { Closing } from './closing.entity.js';
import { ClosingsRepository } from './closings.repository.js';

/** A closing with what follows from it today. */
export interface StandingClosing extends Closing {
  readonly state: ReturnType<typeof closingState>;
  readonly outstanding: readonly string[];
}

const LOOK_AGAIN = 'Yearly look at PHI that is kept after an agreement';

/** From the end of an agreement until its PHI is returned, destroyed, or kept under protections that go on. */
@Injectable()
export class ClosingsService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork, private readonly closings: ClosingsRepository, private readonly agreements: AgreementsReader, private readonly changes: AgreementChanges, private readonly engagements: EngagementsService,
    private readonly requests: RequestsService, private readonly reader: RequestsReader, private readonly reactions: ExchangeReactions, private readonly vendors: VendorsReader,
    private readonly organizations: OrganizationsReader, private readonly deadlines: DeadlinesService, private readonly sources: DeadlineSources, private readonly audit: AuditWriter,
  ) {}

  onModuleInit(): void {
    this.sources.add({
      matterType: 'closing',
      reads: ['closings.ended_on', 'closings.flow_ended_on'],
      page: async (ctx, today, after, limit) => (await this.closings.page(ctx, after, limit)).map((closing) => ({ matterId: closing.id, facts: deadlinesOfClosing(closing, today) })),
      follow: (ctx, id) => this.follow(ctx, id),
    });
    this.changes.whenTerminated(async (ctx, agreementId) => {
      const agreement = await this.existing(ctx, agreementId);
      if (await this.holdsPhi(ctx, agreement)) await this.begin(ctx, agreement);
    });
    this.changes.whenChanged((ctx, agreementId) => this.setRight(ctx, agreementId));
    this.reactions.when('requester', 'submitted', (ctx, { requestId, payload }) => this.hear(ctx, requestId, Number(payload['submissionNumber'])));
  }

  async ofAgreement(ctx: Ctx, agreementId: string): Promise<StandingClosing | null> {
    const today = await this.organizations.today(ctx);
    const closing = await this.uow.run(ctx, async (ctx) => {
      await this.existing(ctx, agreementId);
      return this.closings.ofAgreement(ctx, agreementId);
    });
    return closing && standing(closing, today);
  }

  /** Opens it by hand, for an agreement that ran out: nobody terminated it, and PHI may still be there. */
  async open(ctx: Ctx, agreementId: string): Promise<void> {
    const today = await this.organizations.today(ctx);
    await this.uow.run(ctx, async (ctx) => {
      const agreement = await this.existing(ctx, agreementId);
      if (agreement.end === null || agreement.end >= today) throw new DomainError('rule_broken', 'It has not ended, so PHI may still be held under it');
      await this.begin(ctx, agreement);
    });
  }

  /** Asks the vendor for its certificate. */
  ask(ctx: Ctx, agreementId: string, contactId: string, dueOn: LocalDate): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const closing = await this.locked(ctx, agreementId);
      if (closing.requestId && awaitsVendor((await this.reader.sentBy(ctx, closing.requestId)).status)) throw new DomainError('conflict', 'The vendor was asked already and has not answered yet. Withdraw that request to ask somebody else');
      const { title } = await this.existing(ctx, agreementId);
      const about = `${title} ended on ${dayWords(closing.endedOn)}. What became of the PHI you held under it?`;
      const requestId = await this.requests.sendQuestionnaire(ctx, closing.vendorId, 'return_or_destroy', RETURN_OR_DESTROY, { contactId, dueOn, about, agreementId, purpose: 'An agreement between you ended.' });
      await this.closings.update(ctx, closing, { requestId });
      await this.audit.record(ctx, 'closing.asked', { subjectType: 'closing', subjectId: closing.id, vendorId: closing.vendorId, detail: { requestId } });
    });
  }

  /** A certificate that came on paper, recorded by staff. */
  recordCertificate(ctx: Ctx, agreementId: string, version: number, certificate: Certificate, certifiedOn: LocalDate, certifiedBy: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const closing = await this.locked(ctx, agreementId);
      sameVersion(closing.version, version);
      const today = await this.organizations.today(ctx);
      refuseContradictions(certificate, certifiedOn, today);
      await this.certify(ctx, closing, { certificate, certifiedOn, certifiedBy, certificateSource: 'staff', submissionNumber: null });
    });
  }

  /** Says when PHI last flowed in engagements that the agreement covered. */
  endFlow(ctx: Ctx, agreementId: string, version: number, on: LocalDate, engagementIds: readonly string[]): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const closing = await this.locked(ctx, agreementId);
      sameVersion(closing.version, version);
      const { covers } = await this.existing(ctx, agreementId);
      const stranger = engagementIds.find((engagementId) => !covers.includes(engagementId));
      if (stranger) throw new DomainError('not_found', 'The agreement does not cover this engagement', [{ pointer: '/engagementIds', message: `${stranger} is not covered by it` }]);
      for (const engagement of await this.engagements.existingOf(ctx, engagementIds)) await this.engagements.edit(ctx, engagement.id, engagement.version, { flowUntil: on });
      await this.closings.update(ctx, closing, { flowEndedOn: on });
      await this.audit.record(ctx, 'closing.flow_ended', { subjectType: 'closing', subjectId: closing.id, vendorId: closing.vendorId, detail: { on, engagements: engagementIds.length } });
    });
  }

  /** Does PHI flow, or may it, in an engagement that the agreement covers? */
  private async holdsPhi(ctx: Ctx, { covers }: AgreementRow): Promise<boolean> {
    return (await this.engagements.existingOf(ctx, covers)).some(({ phi }) => phi !== 'none');
  }

  /** Terms that were only now read or were recorded wrongly, another owner, another last day: what is to be done by when follows. */
  private async setRight(ctx: Ctx, agreementId: string): Promise<void> {
    const closing = await this.closings.findForUpdate(ctx, agreementId);
    if (!closing) return;
    const agreement = await this.existing(ctx, agreementId);
    const { ownerMemberId, end } = agreement;
    const now = { ownerMemberId, endedOn: end ?? closing.endedOn, destroyDays: daysToDestroy(agreement) };
    const moved = now.endedOn !== closing.endedOn || now.destroyDays !== closing.destroyDays;
    if (moved || ownerMemberId !== closing.ownerMemberId) await this.closings.update(ctx, closing, now);
    await this.follow(ctx, closing.id);
    if (moved) await this.audit.record(ctx, 'closing.moved', { subjectType: 'closing', subjectId: closing.id, vendorId: closing.vendorId, detail: { endedOn: now.endedOn, destroyDays: now.destroyDays } });
  }

  private async begin(ctx: Ctx, agreement: AgreementRow): Promise<void> {
    const { id: agreementId, vendorId, ownerMemberId, end } = agreement;
    const endedOn = end ?? (await this.organizations.today(ctx));
    const destroyDays = daysToDestroy(agreement);
    if (!(await this.closings.insert(ctx, { agreementId, vendorId, ownerMemberId, endedOn, destroyDays }))) return;
    const { id } = (await this.closings.ofAgreement(ctx, agreementId)) as Closing;
    await this.follow(ctx, id);
    await this.audit.record(ctx, 'closing.opened', { subjectType: 'closing', subjectId: id, vendorId, detail: { agreementId, endedOn } });
  }

  /** What the vendor submitted is its certificate, until a later one. */
  private async hear(ctx: Ctx, requestId: string, number: number): Promise<void> {
    const { request } = await this.reader.sentBy(ctx, requestId);
    const closing = request.kind === 'return_or_destroy' && request.agreementId ? await this.closings.findForUpdate(ctx, request.agreementId) : null;
    if (!closing) return;
    const { content, submittedOn, byName, byTitle } = await this.reader.submission(ctx, requestId, number);
    await this.certify(ctx, closing, { certificate: certificateOf(content.answers), certifiedOn: submittedOn, certifiedBy: `${byName}, ${byTitle}`, certificateSource: 'vendor', submissionNumber: number });
  }

  private async certify(ctx: Ctx, closing: Closing, certified: Pick<Closing, 'certificate' | 'certifiedOn' | 'certifiedBy' | 'certificateSource' | 'submissionNumber'>): Promise<void> {
    await this.closings.update(ctx, closing, certified);
    await this.follow(ctx, closing.id);
    await this.audit.record(ctx, 'closing.certified', { subjectType: 'closing', subjectId: closing.id, vendorId: closing.vendorId, detail: { outcome: certified.certificate?.outcome, source: certified.certificateSource } });
  }

  private async follow(ctx: Ctx, id: string): Promise<void> {
    const closing = (await this.closings.find(ctx, id)) as Closing;
    const { vendorId, agreementId, ownerMemberId } = closing;
    const today = await this.organizations.today(ctx);
    const { title } = await this.existing(ctx, agreementId);
    const { legalName: vendorName } = await this.vendors.existing(ctx, vendorId);
    const { zone, name: organizationName } = await this.organizations.profile(ctx);
    const said = { vendorName, organizationName, agreementTitle: title, zone: zoneWords(zone) };
    await this.deadlines.follow(ctx, 'closing', id, deadlinesOfClosing(closing, today).map(({ kind, occurrence, dueOn, basis, cite, reasons }) => ({
      vendorId, kind, occurrence, basis, cite, dueOn, reasons, ownerMemberId, link: `/agreements/${agreementId}`,
      title: kind === 'closing_kept' ? `${title} ended: is keeping its PHI still without another way?` : `${title} ended: PHI to be returned or destroyed`,
      mail: kind === 'closing_kept'
        ? { kind: 'policy-review-date', variables: { ...said, subjectTitle: `PHI kept by ${vendorName}`, reviewDate: dayWords(dueOn), policyName: LOOK_AGAIN, minutes: '10' } }
        : { kind: 'return-or-destroy-due', variables: { ...said, returnBy: dayWords(dueOn), basisWord: basis === 'policy' ? 'your policy' : basis, openSentence: outstanding(closing, today).join(' ') } },
    })), { others: closing.certificate === null ? 'void' : 'met' });
  }

  private async locked(ctx: Ctx, agreementId: string): Promise<Closing> {
    const closing = await this.closings.findForUpdate(ctx, agreementId);
    if (!closing) throw new DomainError('not_found', 'Nothing is to be closed under this agreement');
    return closing;
  }

  private async existing(ctx: Ctx, agreementId: string): Promise<AgreementRow> {
    const agreement = await this.agreements.atItsEnd(ctx, agreementId);
    if (!agreement) throw new DomainError('not_found', 'No such agreement');
    return agreement;
  }
}

/** As the agreement says; null: it is silent, or nobody has read it. */
const daysToDestroy = ({ terms: { destroyDays } }: AgreementRow): number | null => (destroyDays !== null && Number.isFinite(destroyDays) ? destroyDays : null);

const standing = (closing: Closing, today: LocalDate): StandingClosing => ({ ...closing, state: closingState(closing, today), outstanding: outstanding(closing, today) });

/** What no certificate can say, each with where it stands. */
const refuseContradictions = ({ outcome, completedOn, backups, backupsExpireOn, justification }: Certificate, certifiedOn: LocalDate, today: LocalDate): void => {
  const done = outcome === 'destroyed' || outcome === 'returned' || outcome === 'both';
  const errors = [
    ...(certifiedOn > today ? [{ pointer: '/certifiedOn', message: 'is in the future' }] : []),
    ...(done && completedOn === null ? [{ pointer: '/completedOn', message: 'say on which day it was complete' }] : []),
    ...(completedOn !== null && completedOn > certifiedOn ? [{ pointer: '/completedOn', message: 'is after the day of the certificate' }] : []),
    ...(backups === 'expire' && backupsExpireOn === null ? [{ pointer: '/backupsExpireOn', message: 'say when the last backup expires' }] : []),
    ...(backupsExpireOn !== null && !backupsMayExpire(backupsExpireOn, today) ? [{ pointer: '/backupsExpireOn', message: `is more than ${BACKUPS_YEARS} years ahead` }] : []),
    ...(outcome === 'infeasible' && justification === '' ? [{ pointer: '/justification', message: 'say why it is not feasible' }] : []),
  ];
  if (errors.length > 0) throw new DomainError('rule_broken', 'This certificate does not hold together', errors);
};
