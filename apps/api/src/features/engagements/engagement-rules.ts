import type { LocalDate } from '@holdfast/domain/dates/local-date';
import { DomainError, type FieldError } from '../../platform/errors/domain-error.js';
import type { EngagementDetails, EngagementParties } from './engagement.entity.js';

/** What does not hold together in an engagement, each with where it stands. */
const problemsOf = ({ fromOn, toOn, flowFrom, flowUntil, agency, agencyReason, assurance, assuranceSource, assuranceOn }: EngagementDetails, today: LocalDate): FieldError[] => {
  const flowBegins = flowFrom ?? fromOn;
  const says = (text: string): boolean => /\S/.test(text);
  return [
    ...(fromOn && toOn && toOn < fromOn ? [{ pointer: '/toOn', message: 'is before the first day' }] : []),
    ...(flowBegins && flowUntil && flowUntil < flowBegins ? [{ pointer: '/flowUntil', message: 'is before PHI first flowed' }] : []),
    ...(agency !== 'undetermined' && !says(agencyReason) ? [{ pointer: '/agencyReason', message: 'say why: who controls how the work is done' }] : []),
    ...(assurance !== null && assuranceOn === null ? [{ pointer: '/assuranceOn', message: 'say as of which day' }] : []),
    ...(assurance === null && assuranceOn !== null ? [{ pointer: '/assurance', message: 'say what is known, or take the day away' }] : []),
    ...(assuranceOn !== null && assuranceOn > today ? [{ pointer: '/assuranceOn', message: 'is in the future' }] : []),
    ...(assurance !== null && assurance !== 'unknown' && !says(assuranceSource) ? [{ pointer: '/assuranceSource', message: 'say who attested it, or which document was seen' }] : []),
  ];
};

/** Refuses details that do not hold together, all of them at once. */
export const refuseContradictions = (details: EngagementDetails, today: LocalDate): void => {
  const problems = problemsOf(details, today);
  if (problems.length === 0) return;
  const [{ pointer }] = problems;
  throw new DomainError('rule_broken', pointer === '/toOn' ? 'An engagement cannot end before it begins' : 'What is said of this engagement does not hold together', problems);
};

/** An engagement has two sides, and they are two. */
export const refuseOneSide = ({ customerVendorId, supplierVendorId }: EngagementParties): void => {
  if (customerVendorId !== supplierVendorId) return;
  throw new DomainError('rule_broken', customerVendorId === null ? 'An engagement has a vendor on one side at least' : 'A company is not its own supplier', [{ pointer: '/customerVendorId', message: 'is the supplier too' }]);
};
