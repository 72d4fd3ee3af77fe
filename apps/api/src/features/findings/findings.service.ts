import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SEVERITY_LABELS } from '@holdfast/contracts/findings';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { deadlinesOfFinding } from '@holdfast/domain/findings/deadlines-of-finding';
import { statusOn } from '@holdfast/domain/findings/finding-status';
import { seenAgain } from '@holdfast/domain/findings/findings-of-submission';
import type { Severity } from '@holdfast/domain/questionnaires/questionnaire';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { DeadlineSources } from '../deadlines/deadline-sources.facts.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import type { Finding, NewFinding } from './finding.entity.js';
import { FindingChanges, type FindingStep } from './finding-changes.service.js';
import type { FindingChange, FindingEvent } from './finding-event.entity.js';
import { FindingEventsRepository } from './finding-events.repository.js';
import { FindingExceptionsRepository } from './finding-exceptions.repository.js';
import { FindingsRepository } from './findings.repository.js';

export type { Finding };

/** What staff may set right about a finding; absent: as it is. */
export interface FindingEdit {
  readonly title?: string;
  readonly expected?: string;
  readonly severity?: Severity;
  readonly dueOn?: LocalDate;
  readonly ownerMemberId?: string;
  readonly materialBreach?: boolean;
  readonly curePlan?: string;
}

/** Weaknesses that somebody has to see to, from the day they are found until a person says why they are closed. */
@Injectable()
export class FindingsService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork, private readonly findings: FindingsRepository, private readonly events: FindingEventsRepository, private readonly exceptions: FindingExceptionsRepository, private readonly changes: FindingChanges,
    private readonly organizations: OrganizationsReader, private readonly sources: DeadlineSources, private readonly audit: AuditWriter,
  ) {}

  onModuleInit(): void {
    this.sources.add({
      matterType: 'finding',
      reads: ['findings.due_on', 'finding_exceptions.holds_until'],
      page: async (ctx, today, after, limit) => {
        const findings = await this.findings.page(ctx, after, limit);
        const lastDays = await this.exceptions.lastDays(ctx, findings.map(({ id }) => id));
        return findings.map((finding) => {
          const exceptedUntil = lastDays.get(finding.id) ?? null;
          return { matterId: finding.id, facts: deadlinesOfFinding({ ...finding, exceptedUntil }, today), stale: statusOn(finding.status, exceptedUntil, today) !== finding.status };
        });
      },
      follow: (ctx, id) => this.changes.follow(ctx, id),
    });
  }

  /**
   * Opens it in the transaction of `ctx`; what the same step revealed before is found once. While one about the same subject is not closed, that one is brought up to date in place of
   * another. Says its id; null: it was heard of before.
   */
  open(ctx: Ctx, found: NewFinding): Promise<string | null> {
    return this.uow.run(ctx, async (ctx) => {
      if (found.subject) await this.uow.takeTurns(ctx, `finding ${found.vendorId} ${found.subject}`);
      const known = found.subject ? await this.findings.unclosedForUpdate(ctx, found.vendorId, found.subject) : null;
      if (known) return this.seeAgain(ctx, known, found);
      const id = await this.findings.insert(ctx, { ...found, openedOn: await this.organizations.today(ctx) });
      if (id === null) return null;
      await this.changes.begun(ctx, id);
      const { vendorId, severity, dueOn, cause, requestId = null } = found;
      await this.audit.record(ctx, 'finding.opened', { subjectType: 'finding', subjectId: id, vendorId, detail: { severity, dueOn, cause, requestId } });
      return id;
    });
  }

  /** What a later submission no longer shows is to be checked by a person; one that is excepted, or on its way with the vendor, stays as it is. */
  gone(ctx: Ctx, vendorId: string, subjects: readonly string[], submissionNumber: number): Promise<void> {
    return this.uow.run(ctx, async (ctx) => {
      for (const { id, status } of await this.findings.unclosedOf(ctx, vendorId, subjects)) {
        if (status === 'open') await this.changes.change(ctx, id, null, async () => ({ kind: 'gone', change: { status: 'to_check' }, said: `Submission ${submissionNumber}` }));
      }
    });
  }

  ofRequest(ctx: Ctx, requestId: string): Promise<Finding[]> {
    return this.uow.run(ctx, (ctx) => this.findings.ofRequest(ctx, requestId));
  }

  /** Everything that was done with it, the newest first. */
  history(ctx: Ctx, id: string): Promise<FindingEvent[]> {
    return this.uow.run(ctx, async (ctx) => {
      if (!(await this.findings.find(ctx, id))) throw new DomainError('not_found', 'No such finding');
      return this.events.of(ctx, id);
    });
  }

  /** Those of these ids that are the organization’s; `not_found` where one is not. */
  existing(ctx: Ctx, ids: readonly string[]): Promise<Finding[]> {
    return this.uow.run(ctx, async (ctx) => {
      const found = await this.findings.many(ctx, ids);
      const stranger = ids.findIndex((id) => !found.some((finding) => finding.id === id));
      if (stranger >= 0) throw new DomainError('not_found', 'No such finding', [{ pointer: `/findings/${stranger}`, message: 'is no finding of yours' }]);
      return found;
    });
  }

  /** Not closed, of these vendors; excepted only while the exception lasts. */
  standingOf(ctx: Ctx, vendorIds: readonly string[]) {
    return this.uow.run(ctx, async (ctx) => {
      const today = await this.organizations.today(ctx);
      return (await this.findings.standingOf(ctx, vendorIds)).map(({ exceptedUntil, status, ...rest }) => ({ ...rest, exceptedUntil, status: statusOn(status, exceptedUntil, today) }));
    });
  }

  /** Of the chain’s findings that are not closed: what each is about, and its id. */
  openOfChain(ctx: Ctx): Promise<ReadonlyMap<string, string>> {
    return this.uow.run(ctx, (ctx) => this.findings.openOfChain(ctx));
  }

  materialBreaches(ctx: Ctx) {
    return this.uow.run(ctx, (ctx) => this.findings.materialBreaches(ctx));
  }

  edit(ctx: Ctx, id: string, version: number, edit: FindingEdit, because: string): Promise<void> {
    return this.changes.change(ctx, id, version, async (ctx, finding) => {
      if (finding.status === 'closed') throw new DomainError('rule_broken', 'This finding is closed. Open it again before you change it');
      const change: Partial<Finding> = Object.fromEntries(Object.entries(edit).filter(([field, value]) => value !== undefined && value !== finding[field as keyof FindingEdit]));
      const changes = await this.told(ctx, finding, change);
      return changes.length > 0 ? { kind: 'edited', change, changes, said: because.trim() } : null;
    });
  }

  close(ctx: Ctx, id: string, version: number | null, because: string): Promise<void> {
    return this.changes.change(ctx, id, version, async (ctx, { status }) => {
      if (status === 'closed') throw new DomainError('conflict', 'This finding is closed already');
      await this.endException(ctx, id);
      return { kind: 'closed', said: because.trim(), change: { status: 'closed', closedBecause: because.trim(), closedByMemberId: ctx.actor.memberId ?? null, closedOn: await this.organizations.today(ctx) } };
    });
  }

  reopen(ctx: Ctx, id: string, version: number): Promise<void> {
    return this.changes.change(ctx, id, version, async (ctx, { status, vendorId, subject }) => {
      if (status !== 'closed') throw new DomainError('conflict', 'This finding is open already');
      if (subject && (await this.findings.unclosedOf(ctx, vendorId, [subject])).length > 0) throw new DomainError('conflict', 'The same weakness was found again since and is open as a finding of its own');
      return { kind: 'reopened', change: { status: 'open', closedBecause: '', closedByMemberId: null, closedOn: null } };
    });
  }

  /** A step of its remediation, from whatever version it has: who asks holds the request still. */
  step(ctx: Ctx, id: string, stepOf: (finding: Finding) => FindingStep | null): Promise<void> {
    return this.changes.change(ctx, id, null, async (_ctx, finding) => stepOf(finding));
  }

  private async seeAgain(ctx: Ctx, known: Finding, found: NewFinding): Promise<string> {
    const { requestId = null, submissionNumber = 0, detail, title } = found;
    if (known.requestId === requestId && known.seenIn === (submissionNumber || null) && known.title === title) return known.id;
    const weight = seenAgain(known, found);
    await this.changes.change(ctx, known.id, null, async (ctx, { status }) => ({
      kind: 'seen_again', said: submissionNumber > 0 ? `Submission ${submissionNumber}` : '',
      change: { ...weight, title, detail, requestId: requestId ?? known.requestId, submissionNumber, seenIn: submissionNumber || known.seenIn, ...(status === 'to_check' && { status: 'open' }) },
      changes: await this.told(ctx, known, weight),
    }));
    return known.id;
  }

  private async endException(ctx: Ctx, id: string): Promise<void> {
    for (const state of ['asked', 'granted'] as const) {
      const exception = await this.exceptions.one(ctx, id, state);
      if (exception) await this.exceptions.update(ctx, exception.id, { state: state === 'asked' ? 'refused' : 'ended' });
    }
  }

  /** What changes, in words that a history can keep. */
  private async told(ctx: Ctx, finding: Finding, change: Partial<Finding>): Promise<FindingChange[]> {
    const words = async (field: string, value: unknown): Promise<string> => {
      if (field === 'severity') return SEVERITY_LABELS[value as Severity];
      if (field === 'materialBreach') return value === true ? 'yes' : 'no';
      if (field !== 'ownerMemberId') return String(value ?? '');
      const member = await this.organizations.member(ctx, String(value));
      if (!member) throw new DomainError('not_found', 'No such member', [{ pointer: '/ownerMemberId', message: 'is no member here' }]);
      return member.name;
    };
    const told: FindingChange[] = [];
    for (const [field, to] of Object.entries(change)) {
      const from = finding[field as keyof Finding];
      if (from !== to) told.push({ field, from: await words(field, from), to: await words(field, to) });
    }
    return told;
  }
}
