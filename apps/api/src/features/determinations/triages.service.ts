import { Injectable } from '@nestjs/common';
import type { TriageAnswer } from '@holdfast/contracts/engagements';
import type { PhiScope } from '@holdfast/contracts/vendors';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { VendorsReader } from '../vendors/vendors.reader.js';
import type { Triage } from './triage.entity.js';
import { TriagesRepository } from './triages.repository.js';

type Engagement = Awaited<ReturnType<EngagementsService['existing']>>;

/** What is screened: one engagement, or all in which a vendor supplies ourselves. */
export interface TriageRow {
  readonly engagementId: string | null;
  readonly vendorId: string | null;
  readonly answer: TriageAnswer;
}

/** What became of a row; `engagements` were screened by it. */
export interface TriageResult extends TriageRow {
  readonly engagements: number;
  readonly refused: string | null;
}

const SCOPES: Record<TriageAnswer, PhiScope> = { phi: 'flows', unsure: 'unknown', none: 'none' };

/** First sight of many engagements: sets the PHI scope and records who said so. It concludes nothing; only the wizard determines. */
@Injectable()
export class TriagesService {
  constructor(
    private readonly uow: UnitOfWork, private readonly triages: TriagesRepository, private readonly engagements: EngagementsService, private readonly vendors: VendorsReader,
    private readonly organizations: OrganizationsReader, private readonly audit: AuditWriter,
  ) {}

  /** Each row by itself: what is refused of one leaves the others. A vendor without any engagement gets its first. */
  screen(ctx: Ctx, rows: readonly TriageRow[]): Promise<TriageResult[]> {
    return this.uow.run(ctx, async (ctx) => {
      await this.uow.takeTurns(ctx, `triage ${ctx.tenantId}`); // a second press finds the engagement that the first one made
      const engagementsOf = await this.found(ctx, rows);
      const wanted = rows.flatMap((row) => engagementsOf(row).map((engagement) => ({ row, engagement, phi: SCOPES[row.answer] })));
      const scoped = await this.engagements.scopeMany(ctx, wanted);
      const screenedOn = await this.organizations.today(ctx);
      const done = wanted.map(({ row, engagement }, index) => ({ row, engagement, refused: scoped[index].refused }));
      const kept = done.filter(({ refused }) => refused === null);
      await this.triages.insertMany(ctx, kept.map(({ row, engagement }) => ({ engagementId: engagement.id, answer: row.answer, service: engagement.service, screenedOn, byMemberId: ctx.actor.memberId as string, byName: ctx.actor.name })));
      for (const { row, engagement } of kept) {
        await this.audit.record(ctx, 'engagement.screened', { subjectType: 'engagement', subjectId: engagement.id, vendorId: engagement.supplierVendorId ?? engagement.customerVendorId, detail: { answer: row.answer } });
      }
      return rows.map((row) => {
        const own = done.filter((each) => each.row === row);
        const engagements = own.filter(({ refused }) => refused === null).length;
        return { ...row, engagements, refused: own.length === 0 ? (row.vendorId ? 'No such vendor' : 'No such engagement') : (own.find(({ refused }) => refused !== null)?.refused ?? null) };
      });
    });
  }

  /** The latest of each of a vendor's engagements that was screened. */
  ofVendor(ctx: Ctx, vendorId: string): Promise<Triage[]> {
    return this.uow.run(ctx, async (ctx) => this.triages.latestOf(ctx, (await this.engagements.listOfVendor(ctx, vendorId)).map(({ id }) => id)));
  }

  private async found(ctx: Ctx, rows: readonly TriageRow[]): Promise<(row: TriageRow) => readonly Engagement[]> {
    const byId = new Map((await this.engagements.existingOf(ctx, rows.flatMap(({ engagementId }) => engagementId ?? []))).map((engagement) => [engagement.id, engagement]));
    const known = await this.vendors.namesOf(ctx, rows.flatMap(({ vendorId }) => vendorId ?? []));
    const ofVendors = new Map(await this.engagements.suppliedToOurselves(ctx, [...known.keys()]));
    for (const [vendorId, engagements] of ofVendors) if (engagements.length === 0) ofVendors.set(vendorId, [await this.engagements.addToVendor(ctx, vendorId, {})]);
    return ({ engagementId, vendorId }) => (engagementId ? (byId.has(engagementId) ? [byId.get(engagementId) as Engagement] : []) : (ofVendors.get(vendorId ?? '') ?? []));
  }
}
