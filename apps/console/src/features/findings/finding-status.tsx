import { FINDING_STATUS_LABELS, SEVERITY_LABELS } from '@holdfast/contracts/findings';
import { type State, Status } from '@holdfast/ui/status';
import type { Finding } from './findings.api.js';

const SHAPES: Record<Finding['severity'], State> = { critical: 'gap', high: 'gap', medium: 'due', low: 'unknown' };

/** How grave it is, and whether its day has passed: the day is a policy's, so it is passed and not overdue. */
export const FindingStatus = ({ severity, status, late }: Pick<Finding, 'severity' | 'status' | 'late'>) => {
  if (status === 'closed') return <Status state="done">Closed</Status>;
  if (status === 'excepted') return <Status state="unknown">{SEVERITY_LABELS[severity]}, excepted</Status>;
  return late ? <Status state="passed">{SEVERITY_LABELS[severity]}, day passed</Status> : <Status state={SHAPES[severity]}>{SEVERITY_LABELS[severity]}</Status>;
};

/** How far it is, where that is more than open. */
export const progressOf = ({ status }: Pick<Finding, 'status'>): string | null => (status === 'in_remediation' || status === 'to_check' ? FINDING_STATUS_LABELS[status] : null);
