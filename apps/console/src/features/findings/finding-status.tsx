import { SEVERITY_LABELS } from '@holdfast/contracts/findings';
import { type State, Status } from '@holdfast/ui/status';
import type { Finding } from './findings.api.js';

const SHAPES: Record<Finding['severity'], State> = { critical: 'gap', high: 'gap', medium: 'due', low: 'unknown' };

/** How grave it is, and whether its day has passed: the day is a policy's, so it is passed and not overdue. */
export const FindingStatus = ({ severity, status, late }: Pick<Finding, 'severity' | 'status' | 'late'>) => {
  if (status === 'closed') return <Status state="done">Closed</Status>;
  return late ? <Status state="passed">{SEVERITY_LABELS[severity]}, day passed</Status> : <Status state={SHAPES[severity]}>{SEVERITY_LABELS[severity]}</Status>;
};
