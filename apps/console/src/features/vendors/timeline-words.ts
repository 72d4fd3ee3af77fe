import { formatDay } from '@holdfast/ui/date-text';
import { VENDOR_FIELDS } from './vendor-fields.js';
import type { TimelineEntry } from './vendors.api.js';

type Detail = TimelineEntry['detail'];

const text = (detail: Detail, key: string): string | undefined => (detail[key] === undefined ? undefined : String(detail[key]));
const day = (detail: Detail, key: string): string | undefined => text(detail, key) && formatDay(String(detail[key]));
const counted = (count: unknown, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${String(count)} ${many}`);

/** The fields of a vendor that a form names, in its words; what follows from another field is left out. */
const fieldWords = (detail: Detail): string => {
  const labels = (text(detail, 'fields') ?? '').split(', ').flatMap((field) => (field in VENDOR_FIELDS ? [VENDOR_FIELDS[field as keyof typeof VENDOR_FIELDS].toLowerCase()] : []));
  return labels.length > 0 ? `: ${labels.join(', ')}` : '';
};

const SENTENCES: Readonly<Record<string, (detail: Detail) => string>> = {
  'vendor.created': () => 'Added to the register',
  'vendor.edited': (detail) => `What is recorded was changed${fieldWords(detail)}`,
  'vendor.archived': () => 'Archived',
  'vendor.restored': () => 'Restored to the lists',
  'contact.added': () => 'A contact was added',
  'contact.removed': () => 'A contact was removed',
  'contact.bounced': () => 'A mail to a contact came back',
  'contact.corrected': () => 'The address of a contact was corrected',
  'message.retried': () => 'A mail was sent once more',
  'message.resent': () => 'A mail was sent again, as a new one',
  'engagement.added': ({ phi }) => `An engagement was added${phi === 'flows' ? ', with PHI' : phi === 'none' ? ', without PHI' : ', PHI unknown'}`,
  'engagement.edited': (detail) => `An engagement was changed${text(detail, 'phi') ? `. PHI: ${text(detail, 'phi')}` : ''}`,
  'engagement.determined': () => 'Whether an engagement needs a BAA was determined',
  'engagement.screened': ({ answer }) => `An engagement was screened, not determined: ${answer === 'phi' ? 'PHI' : answer === 'none' ? 'no PHI' : 'unsure'}`,
  'engagement.approved': (detail) => `An approval of the engagement was recorded${day(detail, 'approvedOn') ? `, given ${day(detail, 'approvedOn')}` : ''}`,
  'engagement.approval_removed': () => 'The record of an approval was removed',
  'agreement.drafted': () => 'An agreement was begun',
  'agreement.draft_begun': () => 'A BAA was begun from the template',
  'agreement.draft_edited': () => 'A BAA that is being made was changed',
  'agreement.signature_asked': () => 'An agreement was sent for signature',
  'agreement.sealed': ({ daysUnsigned }) => `An agreement signed by both sides was sealed${typeof daysUnsigned === 'number' ? `; ${counted(daysUnsigned, 'day', 'days')} before the last signature stay without it` : ''}`,
  'agreement.sealed_opened': () => 'A sealed agreement was downloaded',
  'agreement.seal_checked': ({ state }) => `The seal of an agreement was looked at: ${state === 'valid' ? 'whole' : 'not whole'}`,
  'agreement.sent_out': () => 'An agreement went out for signature',
  'agreement.recalled': () => 'An agreement was recalled from signature',
  'agreement.voided': () => 'An agreement was given up before it was executed',
  'agreement.executed': (detail) => `An agreement was executed${day(detail, 'executedOn') ? `, signed on ${day(detail, 'executedOn')}` : ''}`,
  'agreement.superseded': () => 'An agreement was replaced',
  'agreement.cover_changed': ({ covers }) => `What an agreement covers was changed${typeof covers === 'number' ? ` to ${counted(covers, 'engagement', 'engagements')}` : ''}`,
  'agreement.clause_checked': ({ clause, state }) => `Provision ${typeof clause === 'string' ? clause.replace('BAA-', '') : ''} of an agreement: ${String(state).replaceAll('_', ' ')}`,
  'agreement.cure_period_given': (detail) => `Time to cure a breach was given${day(detail, 'cureUntil') ? ` until ${day(detail, 'cureUntil')}` : ''}`,
  'agreement.breach_cured': () => 'A breach of an agreement was cured',
  'agreement.edited': () => 'What is recorded of an agreement was edited',
  'agreement.reviewed': () => 'An agreement without an end was looked at',
  'agreement.recorded': ({ covers }) => `An executed agreement was recorded${typeof covers === 'number' ? `, covering ${counted(covers, 'engagement', 'engagements')}` : ''}`,
  'agreement.terms_changed': ({ reason }) => (reason === 'amendment' ? 'The terms of an agreement were amended' : reason === 'reading' ? 'Terms of an agreement were read' : 'The recorded terms of an agreement were corrected'),
  'agreement.terminated': (detail) => `An agreement was terminated${day(detail, 'on') ? `; last day in force ${day(detail, 'on')}` : ''}`,
  'agreement.document_added': () => 'A signed copy of an agreement was added',
  'agreement.document_opened': () => 'A signed copy of an agreement was downloaded',
  'request.sent': (detail) => `A request was sent${day(detail, 'dueOn') ? `, due ${day(detail, 'dueOn')}` : ''}`,
  'request.taken_on': () => 'The request was taken on',
  'request.submitted': ({ submissionNumber }) => (submissionNumber ? `Submission ${submissionNumber} was received` : 'Answers were received'),
  'request.returned': ({ questions }) => (typeof questions === 'string' ? `${counted(questions.split(', ').length, 'question was', 'questions were')} sent back` : 'Questions were sent back'),
  'request.decided': (detail) => `The submission was assessed${text(detail, 'decision') ? `: ${text(detail, 'decision')?.replaceAll('_', ' ')}` : ''}`,
  'request.withdrawn': () => 'The request was withdrawn',
  'request.due_moved': (detail) => `The due date was moved${day(detail, 'to') ? ` to ${day(detail, 'to')}` : ''}`,
  'request.begun_by_vendor': () => 'The vendor began to report a change of subcontractors',
  'request.passed_on': () => 'The vendor passed the request on',
  'request.reissued': ({ version }) => `Version ${String(version)} was sent for signature; earlier signatures are void`,
  'request.countersigned': () => 'The agreement was countersigned',
  'request.signed': () => 'The vendor signed',
  'request.changes_requested': () => 'The vendor asked for changes',
  'request.declined': () => 'The vendor declined',
  'request.amending': () => 'The vendor began to amend what it submitted',
  'request.more_time_asked': (detail) => `The vendor asked for more time${day(detail, 'dueOn') ? `, until ${day(detail, 'dueOn')}` : ''}`,
  'request.more_time_refused': () => 'The due day was kept',
  'request.question_asked': () => 'The vendor asked about a question',
  'request.question_answered': () => 'The vendor’s question was answered',
  'request.reminded': () => 'The invitation was sent once more',
  'request.stated': ({ withExceptions }) => (withExceptions === true ? 'A statement was made, with exceptions' : 'A statement was made'),
  'request.taken_back': (detail) => `The vendor said that a statement is true no longer${day(detail, 'since') ? `, since ${day(detail, 'since')}` : ''}`,
  'statement.asked': () => 'A statement was asked for',
  'statement.printed': () => 'A statement was printed',
  'statement.opened': () => 'A statement was downloaded',
  'campaign.not_sent': () => 'A campaign could not be sent to this vendor',
  'schedule.sent': () => 'A schedule came up, and the vendor was asked',
  'schedule.to_review': () => 'A schedule came up: the vendor is to be looked at',
  'schedule.reviewed': () => 'The vendor was looked at, as scheduled',
  'schedule.waiting_contact': () => 'A schedule came up, and nobody can be written to',
  'schedule.not_sent': () => 'A schedule came up, and the vendor was not asked',
  'finding.opened': ({ severity }) => `A finding was opened${typeof severity === 'string' ? `: ${severity}` : ''}`,
  'finding.closed': () => 'A finding was closed',
  'finding.reopened': () => 'A finding was opened again',
  'subcontractors.told': ({ proposals }) => (typeof proposals === 'number' ? `A list of subcontractors was received, ${counted(proposals, 'row', 'rows')} to decide` : 'A list of subcontractors was received'),
  'proposal.accepted': ({ kind }) => (kind === 'end' ? 'The end of a subcontract was recorded as told' : kind === 'add' ? 'A subcontractor was added as told' : 'What was told of a subcontractor was accepted'),
  'proposal.ignored': () => 'What was told of a subcontractor was ignored',
  'event.asked_about': ({ sent }) => (typeof sent === 'number' ? `${counted(sent, 'vendor was', 'vendors were')} asked about an event here` : 'Vendors were asked about an event here'),
  'closing.opened': (detail) => `PHI under an agreement that ended is to be returned or destroyed${day(detail, 'endedOn') ? `; it ended ${day(detail, 'endedOn')}` : ''}`,
  'closing.moved': (detail) => `What is to become of PHI under an agreement that ended was set right${day(detail, 'endedOn') ? `; it ended ${day(detail, 'endedOn')}` : ''}`,
  'closing.asked': () => 'A certificate of return or destruction was asked for',
  'closing.certified': ({ source }) => (source === 'staff' ? 'A certificate of return or destruction was recorded' : 'The vendor certified what became of the PHI'),
  'closing.flow_ended': (detail) => `The end of a PHI flow was recorded${day(detail, 'on') ? `: ${day(detail, 'on')}` : ''}`,
  'verdicts.accepted': ({ accepted }) => (typeof accepted === 'number' ? `${counted(accepted, 'answer was', 'answers were')} accepted` : 'Answers were accepted'),
  'evidence.opened': () => 'A document of the vendor was downloaded',
  'evidence.copied': () => 'A document of the vendor was taken into the evidence',
  'report.asked': () => 'A report was asked for',
  'report.made': () => 'A report was made',
  'report.opened': () => 'A report was downloaded',
};

/** An act on a vendor as a sentence; one that has none yet is shown as its code. */
export const timelineWords = ({ action, detail }: Pick<TimelineEntry, 'action' | 'detail'>): string =>
  Object.hasOwn(SENTENCES, action) ? SENTENCES[action](detail) : action;
