import { Injectable } from '@nestjs/common';
import { AuditReader, type AuditRow } from '../../platform/audit/audit.reader.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Page } from '../../platform/http/page.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from './vendors.reader.js';

/** One act on the vendor's page. `side` says whose it was: ours, the vendor's, or Holdfast's own. */
export interface TimelineEntry extends Pick<AuditRow, 'id' | 'at' | 'action' | 'subjectType' | 'subjectId'> {
  readonly side: 'ours' | 'theirs' | 'system';
  /** Null where the record holds no name for who it was. */
  readonly by: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

// What a vendor's page may show of an entry's detail: codes, days and counts. Anything else stays in the audit.
const SHOWN = ['fields', 'phi', 'reason', 'on', 'covers', 'submissionNumber', 'dueOn', 'from', 'to', 'questions', 'decision', 'accepted', 'severity', 'since', 'withExceptions'];

/** What happened with a vendor, told from the audit: newest first. */
@Injectable()
export class VendorTimelineService {
  constructor(private readonly uow: UnitOfWork, private readonly audit: AuditReader, private readonly vendors: VendorsReader, private readonly organizations: OrganizationsReader) {}

  page(ctx: Ctx, vendorId: string, { cursor, limit }: { readonly cursor?: string; readonly limit: number }): Promise<Page<TimelineEntry>> {
    return this.uow.run(ctx, async (ctx) => {
      await this.vendors.existing(ctx, vendorId);
      const { items, next } = await this.audit.page(ctx, { vendorId, before: cursor, limit });
      const names = await this.organizations.namesOfUsers(ctx, items.filter(({ actorKind }) => actorKind === 'member').map(({ actorId }) => actorId));
      return { items: items.map((entry) => entryOf(entry, names)), next };
    });
  }
}

const entryOf = ({ id, at, action, subjectType, subjectId, actorKind, actorId, detail }: AuditRow, names: ReadonlyMap<string, string>): TimelineEntry => {
  // What the vendor's side did reaches us through a job, which names who did it.
  const said = typeof detail.by === 'string' ? detail.by : null;
  const side = actorKind === 'member' ? 'ours' : actorKind === 'system' && said === null ? 'system' : 'theirs';
  const by = side === 'ours' ? (names.get(actorId) ?? null) : side === 'system' ? 'Holdfast' : said;
  return { id, at, action, subjectType, subjectId, side, by, detail: shown(detail) };
};

const shown = (detail: AuditRow['detail']): TimelineEntry['detail'] =>
  Object.fromEntries(SHOWN.flatMap((key) => plain(detail[key]).map((value) => [key, value])));

const plain = (value: unknown): (string | number | boolean)[] => {
  if (Array.isArray(value)) return [value.join(', ')];
  if (isChange(value)) return [`${value.from} → ${value.to}`];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [value] : [];
};

const isChange = (value: unknown): value is { readonly from: string; readonly to: string } =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value && typeof value.from === 'string' && typeof value.to === 'string';
