import { Injectable } from '@nestjs/common';
import { BASIS_LABELS } from '@holdfast/contracts/deadlines';
import { type FindingEventKind, SEVERITY_LABELS } from '@holdfast/contracts/findings';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import type { DeadlineFact } from '@holdfast/domain/deadlines/deadline-fact';
import { deadlinesOfFinding } from '@holdfast/domain/findings/deadlines-of-finding';
import { statusOn } from '@holdfast/domain/findings/finding-status';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import type { DeadlineDraft } from '../deadlines/deadline.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import type { Finding } from './finding.entity.js';
import type { FindingChange } from './finding-event.entity.js';
import { FindingEventsRepository } from './finding-events.repository.js';
import { FindingExceptionsRepository } from './finding-exceptions.repository.js';
import { FindingsRepository } from './findings.repository.js';

/** What a change makes of a finding, and how its history tells it. */
export interface FindingStep {
  readonly kind: FindingEventKind;
  readonly change?: Partial<Finding>;
  readonly said?: string;
  readonly changes?: readonly FindingChange[];
  /** Who did it, where that was not the actor: somebody at the vendor. */
  readonly byName?: string;
}

/** The one way in which a finding changes: held still, told in its history and in the audit, its days brought up to date. */
@Injectable()
export class FindingChanges {
  constructor(
    private readonly uow: UnitOfWork, private readonly findings: FindingsRepository, private readonly events: FindingEventsRepository, private readonly exceptions: FindingExceptionsRepository,
    private readonly vendors: VendorsReader, private readonly organizations: OrganizationsReader, private readonly deadlines: DeadlinesService, private readonly audit: AuditWriter,
  ) {}

  /** Changes one from exactly this version; null: whatever version it has now. `stepOf` may answer null: nothing is to be changed. */
  change(ctx: Ctx, id: string, version: number | null, stepOf: (ctx: Ctx, finding: Finding) => Promise<FindingStep | null>): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const finding = await this.findings.findForUpdate(ctx, id);
      if (!finding) throw new DomainError('not_found', 'No such finding');
      if (version !== null) sameVersion(finding.version, version);
      const step = await stepOf(ctx, await this.asOfToday(ctx, finding));
      if (step) await this.take(ctx, finding, step);
    });
  }

  /** A new one’s first line, and its day. */
  async begun(ctx: Ctx, id: string): Promise<void> {
    await this.events.add(ctx, id, 'opened');
    await this.follow(ctx, id);
  }

  /** Brings its day up to date; an exception that has ended opens it again. For the daily comparison, and after every change. */
  follow(ctx: Ctx, id: string): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const finding = await this.findings.findForUpdate(ctx, id);
      if (!finding) return;
      const today = await this.organizations.today(ctx);
      const exception = await this.exceptions.one(ctx, id, 'granted');
      if (finding.status === 'excepted' && statusOn('excepted', exception?.holdsUntil ?? null, today) === 'open') {
        if (exception) await this.exceptions.update(ctx, exception.id, { state: 'ended' });
        return this.take(ctx, finding, { kind: 'exception_ended', change: { status: 'open' } });
      }
      await this.plan(ctx, finding, deadlinesOfFinding({ ...finding, exceptedUntil: exception?.holdsUntil ?? null }, today));
    });
  }

  private async take(ctx: Ctx, finding: Finding, { kind, change = {}, said, changes, byName }: FindingStep): Promise<void> {
    const { id, vendorId, severity } = finding;
    await this.findings.update(ctx, finding, change);
    await this.events.add(ctx, id, kind, { said, changes, byName });
    await this.follow(ctx, id);
    await this.audit.record(ctx, `finding.${kind}`, { subjectType: 'finding', subjectId: id, vendorId, detail: { severity, ...(said && kind !== 'vendor_said' && { reason: said }), ...(changes && changes.length > 0 && { fields: changes.map(({ field }) => field) }) } });
  }

  /** As it stands today, also where nobody has noted yet that its exception ended. */
  private async asOfToday(ctx: Ctx, finding: Finding): Promise<Finding> {
    if (finding.status !== 'excepted') return finding;
    const exception = await this.exceptions.one(ctx, finding.id, 'granted');
    return { ...finding, status: statusOn('excepted', exception?.holdsUntil ?? null, await this.organizations.today(ctx)) };
  }

  private async plan(ctx: Ctx, finding: Finding, facts: readonly DeadlineFact[]): Promise<void> {
    const { id, vendorId, title, ownerMemberId } = finding;
    const { legalName: vendorName } = await this.vendors.existing(ctx, vendorId);
    const { name: organizationName, zone } = await this.organizations.profile(ctx);
    await this.deadlines.follow(ctx, 'finding', id, facts.map(({ kind, occurrence, basis, dueOn, reasons }) => ({
      vendorId, kind, occurrence, basis, dueOn, reasons, ownerMemberId, title: kind === 'exception_ends' ? `Exception ends: ${title}` : title, link: `/findings/${id}`,
      mail: mailOf(finding, { kind, basis, dueOn }, { vendorName, organizationName, zone: zoneWords(zone) }),
    })), { others: 'met' });
  }
}

const mailOf = ({ title, severity }: Finding, { kind, basis, dueOn }: Pick<DeadlineFact, 'kind' | 'basis' | 'dueOn'>, { vendorName, ...said }: { vendorName: string; organizationName: string; zone: string }): DeadlineDraft['mail'] =>
  kind === 'exception_ends'
    ? { kind: 'policy-review-date', variables: { ...said, subjectTitle: `${vendorName}: ${title}`, reviewDate: dayWords(dueOn), policyName: 'An exception ends, and its finding is open again', minutes: '5' } }
    : { kind: 'finding-due', variables: { ...said, vendorName, findingTitle: title, severityWord: SEVERITY_LABELS[severity], dueDate: dayWords(dueOn), basisWords: BASIS_LABELS[basis].toLowerCase() } };
