import { DECISION_LABELS, REQUEST_STATUS_LABELS } from '@holdfast/contracts/requests';
import { type State, Status } from '@holdfast/ui/status';
import type { RequestRow } from './requests.api.js';

const SHAPES: Record<RequestRow['status'], State> = { sent: 'unknown', taken_on: 'unknown', submitted: 'due', returned: 'unknown', decided: 'done', amending: 'unknown', changes_requested: 'due', signed: 'due', countersigned: 'done', stated: 'done', taken_back: 'gap', declined: 'gap', withdrawn: 'none' };

/** Where a request stands, in a word; a passed day is the policy's, so it is passed and not overdue. */
export const RequestStatus = ({ status, late, decision, withExceptions, asks }: Pick<RequestRow, 'status' | 'late' | 'decision' | 'withExceptions' | 'asks'>) => {
  if (asks) return <Status state="due">{REQUEST_STATUS_LABELS[status]}, asks for something</Status>;
  if (status === 'stated' && withExceptions) return <Status state="gap">Stated with exceptions</Status>;
  if (late) return <Status state="passed">{REQUEST_STATUS_LABELS[status]}, late</Status>;
  return <Status state={decision === 'rejected' ? 'gap' : SHAPES[status]}>{decision && status === 'decided' ? DECISION_LABELS[decision] : REQUEST_STATUS_LABELS[status]}</Status>;
};
