import type { RequestStepKind } from '@holdfast/domain/requests/request-steps';

export const EVENT_WORDS: Record<RequestStepKind, string> = {
  sent: 'Sent the request',
  recorded: 'Recorded published answers',
  taken_on: 'Took the request on',
  submitted: 'Submitted',
  returned: 'Sent questions back',
  decided: 'Decided',
  withdrawn: 'Withdrew the request',
  due_moved: 'Moved the due day',
  commented: 'Commented',
  changes_requested: 'Asked for changes',
  passed_on: 'Passed the request on',
  declined: 'Declined',
  signed: 'Signed',
  reissued: 'Sent a new version',
  countersigned: 'Countersigned',
  stated: 'Made the statement',
  taken_back: 'Said that it is true no longer',
  amending: 'Amendment begun', more_time_asked: 'More time asked for', more_time_refused: 'More time refused', question_asked: 'Question asked', question_answered: 'Question answered',
};
