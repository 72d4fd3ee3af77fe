import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { CSV_MARK, csvLine, harmless } from '@holdfast/domain/csv/harmless-csv';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { scoreQuestionnaire } from '@holdfast/domain/questionnaires/questionnaire-score';
import { DECISION_LABELS } from '@holdfast/contracts/requests';
import { PHI_SCOPE_LABELS } from '@holdfast/contracts/vendors';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Spreadsheets } from '../../platform/spreadsheets/spreadsheets.js';
import { type PortfolioQuestion, type PortfolioRow, PortfolioViews } from './portfolio.views.js';

const HEADINGS = ['Vendor', 'Reference', 'Tier', 'Owner', 'PHI', 'BAA', 'In force until', 'Last decision', 'Decided on', 'Score', 'Band', 'Open findings', 'Most severe', 'Next due', 'What is due'];
const WIDTHS = [36, 16, 10, 20, 12, 30, 14, 26, 12, 8, 10, 10, 12, 12, 48];

/** What is known of an agreement for the PHI that flows today; unknown is never shown as good. */
const agreementWords = ({ phi, flowing, uncovered }: PortfolioRow): string => {
  if (phi === null) return 'No engagement recorded';
  if (flowing === 0) return phi === 'unknown' ? 'Cannot tell: PHI unknown' : 'No PHI recorded';
  return uncovered === 0 ? 'In force' : `No agreement in force for ${uncovered} of ${flowing}`;
};

/** All vendors that a filter holds, for a board, an auditor or a spreadsheet. */
@Injectable()
export class PortfolioService {
  constructor(private readonly uow: UnitOfWork, private readonly views: PortfolioViews, private readonly spreadsheets: Spreadsheets, private readonly audit: AuditWriter) {}

  /** Leaves while it is read: a page of vendors is in memory, however many there are. */
  async csv(ctx: Ctx, question: PortfolioQuestion): Promise<Readable> {
    await this.note(ctx, 'csv', question);
    return Readable.from(lines(this.rows(ctx, question)));
  }

  async workbook(ctx: Ctx, question: PortfolioQuestion): Promise<Buffer> {
    await this.note(ctx, 'xlsx', question);
    return this.spreadsheets.table({ name: 'Vendors', headings: HEADINGS, widths: WIDTHS }, harmlessRows(this.rows(ctx, question)));
  }

  private note(ctx: Ctx, format: string, { search, filter, importId }: PortfolioQuestion): Promise<void> {
    return this.uow.run(ctx, async (ctx) => { await this.audit.record(ctx, 'portfolio.exported', { subjectType: 'organization', subjectId: ctx.tenantId, detail: { format, filter: filter ?? null, searched: search !== undefined, importId: importId ?? null } }); });
  }

  private async *rows(ctx: Ctx, question: PortfolioQuestion): AsyncGenerator<readonly string[][]> {
    const questionnaires = new Map<string, Questionnaire>();
    for await (const page of this.views.pages(ctx, question)) {
      const rows: string[][] = [];
      for (const row of page) {
        const { review } = row;
        if (review && !questionnaires.has(review.sha256)) questionnaires.set(review.sha256, await this.views.questionnaire(ctx, review.requestId));
        rows.push(cellsOf(row, review ? (questionnaires.get(review.sha256) as Questionnaire) : null));
      }
      yield rows;
    }
  }
}

const cellsOf = (row: PortfolioRow, questionnaire: Questionnaire | null): string[] => {
  const { legalName, externalRef, tier, owner, phi, coveredUntil, review, openFindings, worstFinding, nextDue, nextDueTitle } = row;
  const { overall = null, band = null } = review && questionnaire ? scoreQuestionnaire(questionnaire, review.answers, review.submittedOn) : {};
  return [
    legalName, externalRef ?? '', tier ?? '', owner ?? '', phi === null ? '' : PHI_SCOPE_LABELS[phi], agreementWords(row), coveredUntil ?? '',
    review ? DECISION_LABELS[review.decision] : 'Not reviewed', review?.decidedOn ?? '', overall ? overall.decimal.toFixed(2) : '', band ?? '', String(openFindings), worstFinding ?? '', nextDue ?? '', nextDueTitle ?? '',
  ];
};

async function* lines(pages: AsyncIterable<readonly (readonly string[])[]>): AsyncGenerator<string> {
  yield CSV_MARK + csvLine(HEADINGS);
  for await (const page of pages) yield page.map(csvLine).join('');
}

async function* harmlessRows(pages: AsyncIterable<readonly (readonly string[])[]>): AsyncGenerator<string[][]> {
  for await (const page of pages) yield page.map((row) => row.map(harmless));
}
