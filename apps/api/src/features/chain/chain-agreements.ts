import { Injectable } from '@nestjs/common';
import type { ChainAgreement } from '@holdfast/domain/chain/chain-register';
import { UNREAD_TERMS } from '@holdfast/domain/chain/read-terms';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** What a screen says of an agreement besides what the rule needs. */
export interface NamedAgreement {
  readonly id: string;
  readonly title: string;
  readonly vendorId: string;
}

type Row = readonly [id: string, kind: string, from: LocalDate, until: LocalDate | null, covers: string[]];

/** The organization's agreements as the chain compares them. */
@Injectable()
export class ChainAgreements {
  constructor(private readonly uow: UnitOfWork) {}

  /** All that were executed, also those that have ended since: until their last day they covered. */
  all(ctx: Ctx): Promise<ChainAgreement[]> {
    return this.read(ctx, null);
  }

  /** Those of them that name one of these engagements. */
  naming(ctx: Ctx, engagementIds: readonly string[]): Promise<ChainAgreement[]> {
    return this.read(ctx, engagementIds);
  }

  private async read(ctx: Ctx, engagementIds: readonly string[] | null): Promise<ChainAgreement[]> {
    const only = engagementIds ? 'where engagement_id = any($1)' : '';
    const rows = await this.uow.readArrays<Row>(ctx, `chain-agreements ${only}`, `
      select a.id, a.kind, a.in_force_from, a.in_force_until, c.covers
      from agreements a join (select agreement_id, array_agg(engagement_id) as covers from agreement_engagements ${only} group by 1) c on c.agreement_id = a.id
      where a.status in ('executed', 'terminated', 'superseded')`, engagementIds ? [engagementIds] : []);
    const coverDates = new Map();
    // The last day in force already says whether it renews: a span without an end is one that renews, or has none.
    return rows.map(([id, kind, effective, end, covers]) => ({ id, kind, covers, coverDates, status: 'executed', effective, end, autoRenew: false, terms: UNREAD_TERMS }));
  }

  named(ctx: Ctx, ids: readonly string[]): Promise<NamedAgreement[]> {
    return this.uow.read(ctx, 'chain-agreements-named', 'select id, title, vendor_id as "vendorId" from agreements where id = any($1) order by title, id', [ids]);
  }
}
