import { Injectable } from '@nestjs/common';
import { BASIS_LABELS } from '@holdfast/contracts/deadlines';
import { FINDING_CAUSE_LABELS, FINDING_STATUS_LABELS, SEVERITY_LABELS } from '@holdfast/contracts/findings';
import { harmlessCsv } from '@holdfast/domain/csv/harmless-csv';
import type { Ctx } from '../../platform/context/ctx.js';
import { type FindingQuestion, type FindingRow, FindingsViews } from './findings.views.js';

const HEADER = ['Vendor', 'Finding', 'Severity', 'Status', 'Mend by', 'Excepted until', 'Owner', 'Basis', 'Where it comes from', 'Question or rule', 'What would be enough', 'In the vendor’s words', 'Opened', 'Closed', 'Closed because'];
const PAGE = 200;

/** A list of findings as a file, page by page as the screen reads it. */
@Injectable()
export class FindingsExport {
  constructor(private readonly views: FindingsViews) {}

  async csv(ctx: Ctx, { filter, vendorId }: Pick<FindingQuestion, 'filter' | 'vendorId'>): Promise<string> {
    const rows: string[][] = [];
    let cursor: string | undefined;
    do {
      const { items, next } = await this.views.list(ctx, { filter, vendorId, cursor, limit: PAGE });
      rows.push(...items.map(cellsOf));
      cursor = next ?? undefined;
    } while (cursor);
    return harmlessCsv([HEADER, ...rows]);
  }
}

const cellsOf = (row: FindingRow): string[] => [
  row.vendorName, row.title, SEVERITY_LABELS[row.severity], FINDING_STATUS_LABELS[row.status], row.dueOn, row.exceptedUntil ?? '', row.owner, BASIS_LABELS[row.basis], FINDING_CAUSE_LABELS[row.cause],
  row.questionKey ?? row.rule ?? '', row.expected, row.detail, row.openedOn, row.closedOn ?? '', row.closedBecause,
];
