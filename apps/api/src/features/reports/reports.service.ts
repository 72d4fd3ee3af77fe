import { Injectable } from '@nestjs/common';
import { TIER_LABELS } from '@holdfast/contracts/deadlines';
import { FINDING_STATUS_LABELS, SEVERITY_LABELS } from '@holdfast/contracts/findings';
import { CONSOLE_ROLE_LABELS, type ConsoleRole } from '@holdfast/contracts/permissions';
import type { AssessmentReportData } from '@holdfast/documents/assessment-report-data';
import { isUnmended } from '@holdfast/domain/findings/finding-status';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { PdfPrinter } from '../../platform/documents/pdf.printer.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { AssessmentsService } from '../assessments/assessments.service.js';
import { ResidualRiskService } from '../assessments/residual-risk.service.js';
import { FindingsService } from '../findings/findings.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { assessmentReport } from './assessment-report.js';
import type { Report } from './report.entity.js';
import { makeReport } from './reports.jobs.js';
import { ReportsRepository } from './reports.repository.js';

const AT_ONCE = 100;
const PAGE = /\/Type \/Page\b/g;

/** Documents made off the request path: asked for, made by a job, then kept as they were made. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly uow: UnitOfWork, private readonly reports: ReportsRepository, private readonly assessments: AssessmentsService, private readonly risks: ResidualRiskService, private readonly findings: FindingsService, private readonly organizations: OrganizationsReader,
    private readonly printer: PdfPrinter, private readonly files: Files, private readonly jobs: Jobs, private readonly audit: AuditWriter,
  ) {}

  /** Asks for a report of the latest assessment of a request, which must be decided. */
  ask(ctx: Ctx, requestId: string): Promise<Report> {
    return this.uow.run(ctx, async (ctx) => {
      const { assessment } = await this.assessments.review(ctx, requestId);
      if (assessment.state !== 'decided') throw new DomainError('rule_broken', 'A report is made once the assessment is decided');
      const report = await this.reports.insert(ctx, { assessmentId: assessment.id, vendorId: assessment.vendorId, askedBy: ctx.actor.memberId as string });
      await this.jobs.enqueue(ctx, makeReport, { reportId: report.id });
      await this.audit.record(ctx, 'report.asked', { subjectType: 'report', subjectId: report.id, vendorId: report.vendorId });
      return this.existing(ctx, report.id);
    });
  }

  ofRequest(ctx: Ctx, requestId: string): Promise<Report[]> {
    return this.uow.run(ctx, async (ctx) => this.reports.ofAssessment(ctx, (await this.assessments.review(ctx, requestId)).assessment.id));
  }

  async address(ctx: Ctx, id: string): Promise<string> {
    const report = await this.uow.run(ctx, (ctx) => this.existing(ctx, id));
    if (!report.fileId) throw new DomainError('conflict', report.state === 'failed' ? 'This report could not be made. Ask for it again' : 'This report is being made. Try again in a minute');
    const address = await this.files.address(ctx, report.fileId);
    await this.uow.run(ctx, (ctx) => this.audit.record(ctx, 'report.opened', { subjectType: 'report', subjectId: id, vendorId: report.vendorId }));
    return address;
  }

  /** Prints and keeps it. Whoever makes it twice keeps the first. One that fails is shown as such; the job's next try may still make it. */
  async make(ctx: Ctx, id: string): Promise<void> {
    const report = await this.uow.run(ctx, (ctx) => this.reports.find(ctx, id));
    if (!report || report.state === 'made') return;
    await this.print(ctx, report).catch(async (error) => {
      await this.uow.run(ctx, (ctx) => this.reports.failed(ctx, id));
      throw error;
    });
  }

  waiting(): Promise<{ tenantId: string; id: string }[]> {
    return this.reports.waiting(AT_ONCE);
  }

  promise(ctx: Ctx, reportId: string): Promise<void> {
    return this.uow.run(ctx, (ctx) => this.jobs.enqueue(ctx, makeReport, { reportId }));
  }

  private async print(ctx: Ctx, report: Report): Promise<void> {
    const data = await this.uow.run(ctx, (ctx) => this.dataOf(ctx, report));
    const pdf = await this.printer.print('assessmentReport', data);
    const fileId = await this.files.store(ctx, { name: `${data.documentNumber} ${data.vendorName}.pdf`, type: 'application/pdf' }, pdf);
    await this.uow.run(ctx, async (ctx) => {
      const pages = pdf.toString('latin1').match(PAGE)?.length ?? 0;
      if (!(await this.reports.made(ctx, report.id, fileId, pages))) return this.files.purge(ctx, fileId);
      await this.audit.record(ctx, 'report.made', { subjectType: 'report', subjectId: report.id, vendorId: report.vendorId, detail: { pages } });
    });
  }

  private async dataOf(ctx: Ctx, { assessmentId, number, askedBy }: Report) {
    const review = await this.assessments.reviewOf(ctx, assessmentId);
    const { name: organizationName, zone } = await this.organizations.profile(ctx);
    const asker = await this.organizations.answerableFor(ctx, askedBy);
    const decider = review.assessment.decidedBy ? await this.organizations.member(ctx, review.assessment.decidedBy) : null;
    const second = review.assessment.secondedBy ? await this.organizations.member(ctx, review.assessment.secondedBy) : null;
    return assessmentReport(review, {
      organizationName, zone, documentNumber: `Report ${number}`, madeOn: await this.organizations.today(ctx),
      madeBy: { name: asker.name, title: asker.title || CONSOLE_ROLE_LABELS[asker.consoleRole as ConsoleRole] },
      decidedBy: decider?.name ?? 'cannot tell',
      secondedBy: second?.name ?? null,
      standing: await this.standingOf(ctx, review.assessment.vendorId),
    });
  }

  /** The vendor on the day of the report: what risk is left, and what is open or excepted. */
  private async standingOf(ctx: Ctx, vendorId: string): Promise<AssessmentReportData['standing']> {
    const [risk] = await this.risks.ofVendors(ctx, [vendorId]);
    const findings = await this.findings.standingOf(ctx, [vendorId]);
    return {
      tier: risk?.tier ? TIER_LABELS[risk.tier] : 'cannot tell', residual: risk?.band ? TIER_LABELS[risk.band] : 'Cannot tell', because: risk?.because ?? [],
      findings: findings.filter(({ status }) => isUnmended(status)).map(({ title, severity, status, dueOn }) => ({ title, severity: SEVERITY_LABELS[severity], status: FINDING_STATUS_LABELS[status], dueOn })),
      exceptions: findings.flatMap(({ title, severity, status, exceptedUntil }) => (status === 'excepted' && exceptedUntil ? [{ title, severity: SEVERITY_LABELS[severity], until: exceptedUntil }] : [])),
    };
  }

  private async existing(ctx: Ctx, id: string): Promise<Report> {
    const report = await this.reports.find(ctx, id);
    if (!report) throw new DomainError('not_found', 'No such report');
    return report;
  }
}
