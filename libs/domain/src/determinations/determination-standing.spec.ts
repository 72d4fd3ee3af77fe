import { standingOf } from './determination-standing.js';

it('a determination stands until the engagement changes, or a year has passed', () => {
  const judged = { service: 'Billing', phi: 'flows', phiTypes: ['financial', 'demographic'], ephi: null };
  expect(standingOf(judged, judged, '2026-02-28', '2027-02-27')).toBe('stands');
  expect(standingOf(judged, judged, '2026-02-28', '2027-02-28')).toBe('a_year_old');
  expect(standingOf(judged, { ...judged, phi: 'none' }, '2026-02-28', '2026-03-01')).toBe('engagement_changed');
  expect(standingOf(judged, { ...judged, service: 'Coding' }, '2026-02-28', '2026-02-28')).toBe('engagement_changed');
  expect(standingOf(judged, { ...judged, phiTypes: ['demographic', 'financial'] }, '2026-02-28', '2026-02-28')).toBe('stands');
  expect(standingOf(judged, { ...judged, phiTypes: ['financial', 'sud'] }, '2026-02-28', '2026-02-28')).toBe('engagement_changed');
  expect(standingOf(judged, { ...judged, ephi: true }, '2026-02-28', '2026-02-28')).toBe('engagement_changed');
});
