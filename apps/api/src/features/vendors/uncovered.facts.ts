import { COVERING_KINDS } from '@holdfast/domain/chain/coverage';

/** Today of the organization, as a table of one row that the other pieces compare with. */
export const TODAY = `today as materialized (select (holdfast_now() at time zone zone)::date as day from organization_profiles)`;

/** An engagement `e` that runs today. */
export const LIVE = `coalesce(e.from_on, today.day) <= today.day and coalesce(e.to_on, today.day) >= today.day`;

/**
 * A live engagement through which PHI flows on a day with no executed agreement in force for it. `in_force_from` and
 * `in_force_until` come from the pure `renewal`, so the statement compares days and decides nothing.
 */
export const UNCOVERED = `e.phi = 'flows' and not exists (
  select from agreement_engagements c join agreements a on a.id = c.agreement_id
  where c.engagement_id = e.id and a.status in ('executed', 'superseded', 'terminated')
    and a.kind in (${COVERING_KINDS.map((kind) => `'${kind}'`).join(', ')})
    and a.in_force_from <= today.day and coalesce(a.in_force_until, today.day) >= today.day
    and coalesce(c.from_on, today.day) <= today.day and coalesce(c.to_on, today.day) >= today.day)`;
