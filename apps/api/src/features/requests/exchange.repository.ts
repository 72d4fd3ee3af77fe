import { Injectable } from '@nestjs/common';
import type { ExchangeSide } from '@holdfast/domain/requests/request-steps';
import type { Ctx } from '../../platform/context/ctx.js';
import { statement } from '../../platform/database/tenant.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { ExchangeEvent, NewSubmission, Submission, SubmissionFile } from './exchange.facts.js';

/** An event that one side has not heard of. */
export interface Unheard {
  readonly eventId: string;
  readonly side: ExchangeSide;
  /** The organization that is to hear of it. */
  readonly tenantId: string;
}

const EVENT = 'tenant_id as "tenantId", id, request_id as "requestId", number, side, kind, payload, by_name as "byName", at';
const SUBMISSION = 'number, content, sha256, by_name as "byName", by_title as "byTitle", submitted_on as "submittedOn", source_words as "sourceWords", read_on as "readOn", at';
const FILE = 'id, submission_number as "submissionNumber", vendor_file_id as "vendorFileId", question_keys as "questionKeys", kind, name, media_type as "mediaType", bytes, sha256, valid_to as "validTo", facts';

/** What the two sides told each other: only ever added to. `requester` is the tenant of the request, whichever side writes. */
@Injectable()
export class ExchangeRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Of each of these requests, in order. */
  events(ctx: Ctx, requestIds: readonly string[]): Promise<ExchangeEvent[]> {
    return statement(ctx, `select ${EVENT} from exchange_events where request_id = any($1) order by number`, [requestIds]);
  }

  async event(ctx: Ctx, id: string): Promise<ExchangeEvent | undefined> {
    const [event] = await statement<ExchangeEvent>(ctx, `select ${EVENT} from exchange_events where id = $1`, [id]);
    return event;
  }

  /** Adds the event with this number; false when the other side, or a twin, was faster. */
  async append(ctx: Ctx, requester: string, event: Pick<ExchangeEvent, 'requestId' | 'number' | 'side' | 'kind' | 'payload' | 'byName'>): Promise<boolean> {
    const rows = await statement(ctx, `
      insert into exchange_events (tenant_id, request_id, number, side, kind, payload, by_name) values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (tenant_id, request_id, number) do nothing returning id`,
    [requester, event.requestId, event.number, event.side, event.kind, JSON.stringify(event.payload), event.byName]);
    return rows.length === 1;
  }

  /** True for the one transaction that hears of it first on this side. */
  async hear(ctx: Ctx, { tenantId, requestId, id }: ExchangeEvent, side: ExchangeSide): Promise<boolean> {
    const rows = await statement(ctx, `
      insert into exchange_receipts (tenant_id, request_id, event_id, side) values ($1, $2, $3, $4) on conflict (tenant_id, event_id, side) do nothing returning id`,
    [tenantId, requestId, id, side]);
    return rows.length === 1;
  }

  /**
   * Events that the side they are for has not heard of: of every organization, and only that they are. Oldest first, those after
   * the event `after`; of the last hours, or of any age.
   */
  unheard(lastHours: number | null, after: string | null, limit: number): Promise<Unheard[]> {
    return this.uow.as('relay', (manager) => manager.query(`
      select e.id as "eventId", case e.side when 'requester' then 'vendor' else 'requester' end as side,
        case e.side when 'requester' then r.vendor_org_id else e.tenant_id end as "tenantId"
      from exchange_events e join requests r on r.tenant_id = e.tenant_id and r.id = e.request_id
      where (e.side = 'vendor' or r.vendor_org_id is not null) and ($2::uuid is null or e.id > $2) and ($3::int is null or e.at > holdfast_now() - make_interval(hours => $3))
        and not exists (select from exchange_receipts x where x.tenant_id = e.tenant_id and x.event_id = e.id and x.side <> e.side)
      order by e.id limit $1`, [limit, after, lastHours]));
  }

  /** False when this number is taken: submitted twice at once. */
  async insertSubmission(ctx: Ctx, requester: string, requestId: string, submission: NewSubmission): Promise<boolean> {
    const { number, content, sha256, byName, byTitle, submittedOn, sourceWords = null, readOn = null } = submission;
    const rows = await statement(ctx, `
      insert into submissions (tenant_id, request_id, number, source, content, sha256, by_name, by_title, submitted_on, source_words, read_on)
      values ($1, $2, $3, case when $9::text is null then 'portal' else 'staff' end, $4, $5, $6, $7, $8, $9, $10)
      on conflict (tenant_id, request_id, number) do nothing returning id`,
    [requester, requestId, number, JSON.stringify(content), sha256, byName, byTitle, submittedOn, sourceWords, readOn]);
    return rows.length === 1;
  }

  async insertSubmissionFiles(ctx: Ctx, requester: string, requestId: string, files: readonly Omit<SubmissionFile, 'id'>[]): Promise<void> {
    await statement(ctx, `
      insert into submission_files (tenant_id, request_id, submission_number, vendor_file_id, question_keys, kind, name, media_type, bytes, sha256, valid_to, facts)
      select $1, $2, f."submissionNumber", f."vendorFileId", f."questionKeys", f.kind, f.name, f."mediaType", f.bytes, f.sha256, f."validTo", f.facts
      from json_to_recordset($3::json) as f("submissionNumber" int, "vendorFileId" uuid, "questionKeys" text[], kind text, name text, "mediaType" text, bytes bigint, sha256 text, "validTo" date, facts jsonb)`,
    [requester, requestId, JSON.stringify(files)]);
  }

  submissions(ctx: Ctx, requestId: string): Promise<Submission[]> {
    return statement(ctx, `select ${SUBMISSION} from submissions where request_id = $1 order by number`, [requestId]);
  }

  submissionFiles(ctx: Ctx, requestId: string, number: number): Promise<SubmissionFile[]> {
    return statement(ctx, `select ${FILE} from submission_files where request_id = $1 and submission_number = $2 order by name, id`, [requestId, number]);
  }

  /** Whether this file of a vendor was handed over with any submission. */
  async wasSubmitted(ctx: Ctx, vendorFileId: string): Promise<boolean> {
    return (await statement(ctx, 'select from submission_files where vendor_file_id = $1 limit 1', [vendorFileId])).length > 0;
  }

  async submissionFile(ctx: Ctx, id: string): Promise<SubmissionFile | undefined> {
    const [file] = await statement<SubmissionFile>(ctx, `select ${FILE} from submission_files where id = $1`, [id]);
    return file;
  }
}
