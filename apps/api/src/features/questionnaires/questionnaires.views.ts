import { Injectable } from '@nestjs/common';
import { REQUEST_STEPS } from '@holdfast/domain/requests/request-steps';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

export interface OwnRow {
  readonly id: string;
  readonly title: string;
  readonly sections: number;
  readonly questions: number;
  readonly archived: boolean;
  readonly changedAt: Date;
  readonly changedBy: string;
  readonly publishedNumber: number | null;
  readonly publishedAt: Date | null;
}

/** What each step that moves a request makes of it, for the statement to look up: it decides nothing. */
const MADE = Object.entries(REQUEST_STEPS).flatMap(([step, { to }]) => (to ? [`('${step}', '${to}')`] : [])).join(', ');

/** The list of questionnaires, and how many requests wait for an answer to each. */
@Injectable()
export class QuestionnairesViews {
  constructor(private readonly uow: UnitOfWork) {}

  own(ctx: Ctx): Promise<OwnRow[]> {
    return this.uow.read<OwnRow>(ctx, 'own-questionnaires', `
      select q.id, q.title, jsonb_array_length(q.draft->'sections') as sections, jsonb_array_length(q.draft->'questions') as questions, q.archived_at is not null as archived,
        q.changed_at as "changedAt", q.changed_by as "changedBy", v.number as "publishedNumber", v.published_at as "publishedAt"
      from questionnaires q
      left join lateral (select number, published_at from questionnaire_versions v where v.tenant_id = q.tenant_id and v.questionnaire_id = q.id order by number desc limit 1) v on true
      order by q.archived_at is not null, lower(q.title), q.id`);
  }

  /** By questionnaire: requests that are sent and neither submitted nor ended. */
  async openRequests(ctx: Ctx): Promise<ReadonlyMap<string, number>> {
    const rows = await this.uow.read<{ id: string; open: number }>(ctx, 'questionnaires-in-open-requests', `
      select c.questionnaire->>'id' as id, count(*)::int as open
      from request_contents c
      cross join lateral (select m.status from exchange_events e join (values ${MADE}) m (step, status) on m.step = e.kind where e.tenant_id = c.tenant_id and e.request_id = c.request_id order by e.number desc limit 1) s
      where c.tenant_id = $1 and s.status in ('sent', 'taken_on', 'returned') group by 1`, [ctx.tenantId]);
    return new Map(rows.map(({ id, open }) => [id, open]));
  }
}
