import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BASIS_LABELS } from '@holdfast/contracts/deadlines';
import { SEVERITY_LABELS } from '@holdfast/contracts/findings';
import { dayWords, zoneWords } from '@holdfast/domain/dates/date-words';
import { deadlinesOfFinding } from '@holdfast/domain/findings/deadlines-of-finding';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import { DeadlineSources } from '../deadlines/deadline-sources.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import type { Finding, NewFinding } from './finding.entity.js';
import { FindingsRepository } from './findings.repository.js';

/** Weaknesses that somebody has to see to, from the day they are found until a person says why they are closed. */
@Injectable()
export class FindingsService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork, private readonly findings: FindingsRepository, private readonly vendors: VendorsReader, private readonly organizations: OrganizationsReader,
    private readonly deadlines: DeadlinesService, private readonly sources: DeadlineSources, private readonly audit: AuditWriter,
  ) {}

  onModuleInit(): void {
    this.sources.add({
      matterType: 'finding',
      reads: ['findings.due_on'],
      page: async (ctx, _today, after, limit) => (await this.findings.page(ctx, after, limit)).map((finding) => ({ matterId: finding.id, facts: deadlinesOfFinding(finding) })),
      follow: (ctx, id) => this.follow(ctx, id),
    });
  }

  /** Opens it in the transaction of `ctx`; what the same step revealed before is found once. */
  open(ctx: Ctx, found: NewFinding): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const id = await this.findings.insert(ctx, { ...found, openedOn: await this.organizations.today(ctx) });
      if (id === null) return;
      await this.follow(ctx, id);
      const { vendorId, severity, dueOn, cause, requestId } = found;
      await this.audit.record(ctx, 'finding.opened', { subjectType: 'finding', subjectId: id, vendorId, detail: { severity, dueOn, cause, requestId } });
    });
  }

  ofRequest(ctx: Ctx, requestId: string): Promise<Finding[]> {
    return this.uow.run(ctx, (ctx) => this.findings.ofRequest(ctx, requestId));
  }

  close(ctx: Ctx, id: string, version: number, because: string): Promise<void> {
    return this.change(ctx, id, version, 'finding.closed', async (ctx, { status }) => {
      if (status === 'closed') throw new DomainError('conflict', 'This finding is closed already');
      return { status: 'closed', closedBecause: because.trim(), closedByMemberId: ctx.actor.memberId ?? null, closedOn: await this.organizations.today(ctx) };
    });
  }

  reopen(ctx: Ctx, id: string, version: number): Promise<void> {
    return this.change(ctx, id, version, 'finding.reopened', async (_ctx, { status }) => {
      if (status === 'open') throw new DomainError('conflict', 'This finding is open already');
      return { status: 'open', closedBecause: '', closedByMemberId: null, closedOn: null };
    });
  }

  private change(ctx: Ctx, id: string, version: number, action: string, changeOf: (ctx: Ctx, finding: Finding) => Promise<Partial<Finding>>): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      const finding = await this.findings.findForUpdate(ctx, id);
      if (!finding) throw new DomainError('not_found', 'No such finding');
      sameVersion(finding.version, version);
      const change = await changeOf(ctx, finding);
      await this.findings.update(ctx, finding, change);
      await this.follow(ctx, id);
      await this.audit.record(ctx, action, { subjectType: 'finding', subjectId: id, vendorId: finding.vendorId, detail: { severity: finding.severity, ...(change.closedBecause && { reason: change.closedBecause }) } });
    });
  }

  private async follow(ctx: Ctx, id: string): Promise<void> {
    const finding = (await this.findings.find(ctx, id)) as Finding;
    const { vendorId, title, severity, ownerMemberId } = finding;
    const { legalName } = await this.vendors.existing(ctx, vendorId);
    const { name: organizationName, zone } = await this.organizations.profile(ctx);
    await this.deadlines.follow(ctx, 'finding', id, deadlinesOfFinding(finding).map(({ kind, occurrence, basis, dueOn, reasons }) => ({
      vendorId, kind, occurrence, basis, dueOn, reasons, ownerMemberId, title, link: `/findings/${id}`,
      mail: { kind: 'finding-due', variables: { findingTitle: title, severityWord: SEVERITY_LABELS[severity], vendorName: legalName, dueDate: dayWords(dueOn), zone: zoneWords(zone), basisWords: BASIS_LABELS[basis].toLowerCase(), organizationName } },
    })), { others: 'met' });
  }
}
