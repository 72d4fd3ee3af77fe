import { Injectable } from '@nestjs/common';
import { lapseBetween, lifeSpan, signingGap, type AgreementGap } from '@holdfast/domain/agreements/agreement-span';
import { cutByParentWords, lapseWords, longNoticeWords, overlapWords, signingGapWords, whyItStands } from '@holdfast/domain/agreements/agreement-words';
import type { AgreementKind } from '@holdfast/domain/agreements/agreement-kinds';
import type { AgreementStatus } from '@holdfast/domain/agreements/agreement-status';
import { termsOn } from '@holdfast/domain/agreements/terms-on';
import type { LocalDate } from '@holdfast/domain/dates/local-date';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Deadline } from '../deadlines/deadline.facts.js';
import { DeadlinesService } from '../deadlines/deadlines.service.js';
import { versionsOf } from './agreement-terms.entity.js';
import { AgreementsViews, type Dated, type ReadingTime } from './agreements.views.js';

/** An engagement that it covers, and who does what for whom. */
export interface CoveredService {
  readonly engagementId: string;
  readonly service: string;
  readonly phi: 'flows' | 'none' | 'unknown';
  /** Null: ourselves. */
  readonly customer: string | null;
  readonly supplier: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

export interface Relative {
  readonly id: string;
  readonly title: string;
  readonly kind: AgreementKind;
  readonly status: AgreementStatus;
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
  readonly relation: 'parent' | 'child' | 'replaced' | 'replacement';
}

export interface AgreementPage extends Dated {
  readonly vendorName: string;
  readonly vendorRelation: 'supplier' | 'customer';
  readonly owner: string | null;
  readonly why: string;
  readonly notes: readonly string[];
  readonly gaps: readonly AgreementGap[];
  readonly services: readonly CoveredService[];
  readonly relatives: readonly Relative[];
  readonly dates: readonly Deadline[];
}

interface OverlapRow {
  readonly service: string;
  readonly id: string;
  readonly title: string;
  readonly from: LocalDate;
}

/** One agreement with all that stands around it. */
@Injectable()
export class AgreementPageViews {
  constructor(private readonly uow: UnitOfWork, private readonly views: AgreementsViews, private readonly deadlines: DeadlinesService) {}

  async find(ctx: Ctx, id: string, time: ReadingTime = {}): Promise<AgreementPage> {
    const dated = await this.views.find(ctx, id, time);
    const { agreement, held, standing } = dated;
    const [who] = await this.uow.read<{ name: string; relation: 'supplier' | 'customer'; owner: string | null }>(ctx, 'agreement-who', `
      select v.legal_name as name, v.relation, (select m.name from members m where m.id = $2) as owner from vendors v where v.id = $1`, [agreement.vendorId, agreement.ownerMemberId]);
    const services = await this.services(ctx, id);
    const relatives = await this.relatives(ctx, dated);
    const parent = relatives.find(({ relation }) => relation === 'parent');
    const cut = parent?.until && agreement.inForceUntil === parent.until ? parent : undefined;
    const why = whyItStands({ status: agreement.status, standing, life: held?.life ?? null, from: agreement.inForceFrom, endsWith: cut?.title ?? null });
    const signed = held && agreement.status !== 'draft' ? signingGap(held.life.effectiveDate, agreement.executedOn) : null;
    const before = relatives.find(({ relation }) => relation === 'replaced');
    const lapse = before && agreement.inForceFrom ? lapseBetween(before.until, agreement.inForceFrom) : null;
    const ownLast = cut ? termsOn(versionsOf(dated.terms), '9999-12-31') : null;
    const notes = [
      ...(signed ? [signingGapWords(signed)] : []),
      ...(lapse && before ? [lapseWords(lapse, before.title)] : []),
      ...(cut && ownLast ? [cutByParentWords(lifeSpan(ownLast.life).until, cut.title, cut.until as LocalDate)] : []),
      ...[held ? longNoticeWords(held.life) : null].flatMap((words) => words ?? []),
      ...(await this.overlaps(ctx, dated)),
    ];
    const dates = time.asOf === undefined && time.knownAt === undefined ? await this.deadlines.openOfMatters(ctx, 'agreement', [id]) : []; // what is due is due now
    return { ...dated, vendorName: who.name, vendorRelation: who.relation, owner: who.owner, why, notes, gaps: [signed, lapse].flatMap((gap) => gap ?? []), services, relatives, dates };
  }

  private services(ctx: Ctx, id: string): Promise<CoveredService[]> {
    return this.uow.read<CoveredService>(ctx, 'agreement-services', `
      select e.id as "engagementId", e.service, e.phi, cv.legal_name as customer, sv.legal_name as supplier, c.from_on as "from", c.to_on as "to"
      from agreement_engagements c join engagements e on e.id = c.engagement_id left join vendors cv on cv.id = e.customer_vendor_id left join vendors sv on sv.id = e.supplier_vendor_id
      where c.agreement_id = $1 order by e.service, e.id`, [id]);
  }

  private relatives(ctx: Ctx, { agreement: { id, parentId, supersedesId } }: Dated): Promise<Relative[]> {
    return this.uow.read<Relative>(ctx, 'agreement-relatives', `
      select a.id, a.title, a.kind, a.status, a.in_force_from as "from", a.in_force_until as "until",
        case when a.id = $2 then 'parent' when a.id = $3 then 'replaced' when a.parent_id = $1 then 'child' else 'replacement' end as relation
      from agreements a where a.id in ($2, $3) or a.parent_id = $1 or a.supersedes_id = $1 order by a.in_force_from nulls last, a.id`, [id, parentId, supersedesId]);
  }

  /** Agreements of the same kind for the same engagement on some of the same days, in words. */
  private async overlaps(ctx: Ctx, { agreement: { id, kind, inForceFrom, inForceUntil, supersedesId } }: Dated): Promise<string[]> {
    if (inForceFrom === null) return [];
    const rows = await this.uow.read<OverlapRow>(ctx, 'agreement-overlaps', `
      select e.service, o.id, o.title, o.in_force_from as "from"
      from agreement_engagements c join agreement_engagements oc on oc.engagement_id = c.engagement_id and oc.agreement_id <> c.agreement_id
        join agreements o on o.id = oc.agreement_id join engagements e on e.id = c.engagement_id
      where c.agreement_id = $1 and o.kind = $2 and o.status in ('executed', 'superseded', 'terminated') and o.id is distinct from $5 and o.supersedes_id is distinct from $1
        and greatest(o.in_force_from, oc.from_on) <= coalesce(least($4::date, c.to_on), '9999-12-31') and greatest($3::date, c.from_on) <= coalesce(least(o.in_force_until, oc.to_on), '9999-12-31')
      order by e.service, o.in_force_from, o.id`, [id, kind, inForceFrom, inForceUntil, supersedesId]);
    return rows.map((row) => overlapWords({ id, from: inForceFrom }, row));
  }
}
