import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DECISIONS, type Decision } from '@holdfast/contracts/requests';
import { CONFIRMATIONS, type Confirmation } from '@holdfast/domain/prefill/reuse-hint';
import { minutesFor } from '@holdfast/domain/questionnaires/answering-time';
import { INSTEAD, type Instead, isAnswered } from '@holdfast/domain/questionnaires/questionnaire';
import { lastRefusal, openProposal, threadsOf } from '@holdfast/domain/requests/asks';
import { awaitsAnswers, REQUEST_KINDS, REQUEST_STATUSES, type RequestKind, type RequestStatus } from '@holdfast/domain/requests/request-steps';
import { ArrayMaxSize, ArrayUnique, IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import { ANSWER_VALUE, type AnswerValue, IsAnswerValue } from '../requests/answer-value.facts.js';
import { EvidenceFactsView, IsEvidenceFacts } from '../requests/evidence-facts.facts.js';
import { openReturn } from '../requests/requests.reader.js';
import type { DraftAnswer } from './draft-answer.entity.js';
import { type AttachedFile, answersOf, askedIn, differs, openIn, type Task, type TaskRow } from './task.js';

const DAY = { type: String, format: 'date' } as const;
const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class SaveAnswerBody {
  @ApiProperty({ format: 'uuid', description: 'names this save: the same one again answers what it wrote' }) @IsUUID() saveId!: string;
  @ApiProperty({ ...ANSWER_VALUE, description: 'text, a number, a day, the values chosen, or the rows of a table' }) @IsAnswerValue() value!: AnswerValue;
  @ApiProperty({ description: 'none or never was ticked' }) @IsBoolean() none!: boolean;
  @ApiPropertyOptional({ enum: INSTEAD, enumName: 'Instead', nullable: true, description: 'said instead of an answer' }) @IsOptional() @IsIn(INSTEAD) instead?: Instead | null;
  @ApiProperty({ maxLength: 4000 }) @IsString() @MaxLength(4000) comment!: string;
}

export class SectionCheckBody {
  @ApiProperty({ description: 'false: to come back to it' }) @IsBoolean() completed!: boolean;
}

export class SubmitBody {
  @ApiProperty({ minLength: 1, maxLength: 200, description: 'who attests' }) @IsString() @Length(1, 200) @SaysSomething() name!: string;
  @ApiProperty({ minLength: 1, maxLength: 200 }) @IsString() @Length(1, 200) @SaysSomething() title!: string;
  @ApiPropertyOptional({ description: 'says which answers were taken over from earlier ones, and how old they are; never from whom. Absent: yes' }) @MayBeAbsent() @IsBoolean() tellReused: boolean = true;
}

export class UploadEvidenceQuery {
  @ApiProperty({ minLength: 1, maxLength: 255 }) @IsString() @Length(1, 255) name!: string;
  @ApiProperty({ maxLength: 100, description: 'the question it answers' }) @IsString() @Length(1, 100) question!: string;
  @ApiPropertyOptional({ maxLength: 200, description: 'what the browser says it is' }) @IsOptional() @IsString() @MaxLength(200) type: string = '';
}

export class DescribeEvidenceBody {
  @ApiPropertyOptional({ type: [String] }) @MayBeAbsent() @ArrayUnique() @ArrayMaxSize(200) @IsString({ each: true }) @MaxLength(100, { each: true }) questionKeys?: string[];
  @ApiPropertyOptional({ maxLength: 100 }) @MayBeAbsent() @IsString() @MaxLength(100) kind?: string;
  @ApiPropertyOptional({ ...DAY, nullable: true }) @IsOptional() @IsDay() validTo?: string | null;
  @ApiPropertyOptional({ type: EvidenceFactsView, description: 'all that is said of it; absent: as before' }) @MayBeAbsent() @IsEvidenceFacts() facts?: EvidenceFactsView;
}

export class ReusedView {
  @ApiProperty(DAY) answeredOn!: string;
  @ApiProperty({ description: 'whom it was told; only you see that' }) customer!: string;
  @ApiProperty({ enum: CONFIRMATIONS, enumName: 'Confirmation' }) confirmed!: Confirmation;
}

export class DraftAnswerView {
  @ApiProperty() question!: string;
  @ApiProperty(ANSWER_VALUE) value!: unknown;
  @ApiProperty() none!: boolean;
  @ApiProperty({ enum: INSTEAD, enumName: 'Instead', nullable: true, description: 'said instead of an answer' }) instead!: Instead | null;
  @ApiProperty({ type: ReusedView, nullable: true, description: 'taken over from an earlier answer' }) reused!: ReusedView | null;
  @ApiProperty() comment!: string;
  @ApiProperty({ description: 'its ETag; 0 before the first save' }) version!: number;
  @ApiProperty() savedBy!: string;
  @ApiProperty({ format: 'date-time' }) savedAt!: string;

  static of({ questionKey, value, none, instead, reused, comment, version, authorName, savedAt }: DraftAnswer): DraftAnswerView {
    return { question: questionKey, value: value ?? null, none, instead, reused: reused && { answeredOn: reused.answeredOn, customer: reused.customer, confirmed: reused.confirmed }, comment, version, savedBy: authorName, savedAt: savedAt.toISOString() };
  }

  /** Before anything was written. */
  static none(question: string): DraftAnswerView {
    return { question, value: null, none: false, instead: null, reused: null, comment: '', version: 0, savedBy: '', savedAt: new Date(0).toISOString() };
  }
}

const CHECKS = ['uploading', 'checking', 'ready', 'refused'] as const;

const checkOf = ({ state }: StoredFile): (typeof CHECKS)[number] => {
  if (state === 'available') return 'ready';
  if (state === 'refused' || state === 'quarantined' || state === 'purged') return 'refused';
  return state === 'reserved' || state === 'uploading' ? 'uploading' : 'checking';
};

export class EvidenceView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: Number, nullable: true }) bytes!: number | null;
  @ApiProperty({ enum: CHECKS, enumName: 'FileCheck' }) check!: (typeof CHECKS)[number];
  @ApiProperty({ ...NULLABLE_TEXT, description: 'why it was refused' }) refusal!: string | null;
  @ApiProperty({ type: [String] }) questionKeys!: string[];
  @ApiProperty() kind!: string;
  @ApiProperty({ ...DAY, nullable: true }) validTo!: string | null;
  @ApiProperty({ type: EvidenceFactsView }) facts!: EvidenceFactsView;

  static of({ id, file, questionKeys, kind, validTo, facts }: AttachedFile): EvidenceView {
    return { id, name: file.name, bytes: file.bytes === null ? null : Number(file.bytes), check: checkOf(file), refusal: file.refusalSentence, questionKeys, kind, validTo, facts };
  }
}

export class TaskRowView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: REQUEST_KINDS, enumName: 'RequestKind' }) kind!: RequestKind;
  @ApiProperty({ description: 'you report this without being asked: no day is due' }) begunByVendor!: boolean;
  @ApiProperty() requesterName!: string;
  @ApiProperty() title!: string;
  @ApiProperty(DAY) dueOn!: string;
  @ApiProperty({ description: 'IANA zone of the due day' }) zone!: string;
  @ApiProperty({ enum: REQUEST_STATUSES, enumName: 'RequestStatus' }) status!: RequestStatus;
  @ApiProperty({ description: 'waits for you, and its due day has passed' }) late!: boolean;
  @ApiProperty({ description: 'questions that apply, by the answers so far' }) asked!: number;
  @ApiProperty() answered!: number;
  @ApiProperty({ description: 'of those, sent back to you' }) returned!: number;

  static of(task: TaskRow): TaskRowView {
    const { id, kind, begunByVendor, requesterName, title, dueOn, zone } = task.request;
    const answers = answersOf(task);
    const asked = askedIn(task);
    return {
      id, kind, begunByVendor, requesterName, title, dueOn: task.part?.dueOn ?? dueOn, zone, status: task.status,
      late: awaitsAnswers(task.status) && task.status !== 'amending' && (task.part?.dueOn ?? dueOn) < task.today && !begunByVendor,
      asked: asked.length,
      answered: asked.filter((question) => isAnswered(question, answers[question.id])).length,
      returned: openReturn(task)?.questions.filter((question) => task.part?.questionKeys.has(question.id) ?? true).length ?? 0,
    };
  }
}

class ReturnedQuestionView {
  @ApiProperty() question!: string;
  @ApiProperty({ description: 'the reviewer’s words' }) message!: string;
  @ApiProperty({ ...ANSWER_VALUE, description: 'as it was submitted' }) value!: unknown;
  @ApiProperty() none!: boolean;
  @ApiProperty({ enum: INSTEAD, enumName: 'Instead', nullable: true }) instead!: Instead | null;
}

class SectionCheckView {
  @ApiProperty({ description: 'the id of the section' }) section!: string;
  @ApiProperty({ description: 'false: somebody wants to come back to it' }) completed!: boolean;
  @ApiProperty() byName!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

class HiddenAnswerView {
  @ApiProperty() question!: string;
  @ApiProperty({ description: 'the question whose answer hid it' }) gate!: string;
  @ApiProperty({ description: 'who changed that' }) byName!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

class SubmissionView {
  @ApiProperty() number!: number;
  @ApiProperty() byName!: string;
  @ApiProperty() byTitle!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ description: 'of the canonical JSON of what was handed over' }) sha256!: string;
  @ApiProperty({ type: [String], description: 'questions to which something else was said than in the submission before' }) changed!: string[];
}

class TaskDecisionView {
  @ApiProperty({ enum: DECISIONS, enumName: 'Decision' }) decision!: Decision;
  @ApiProperty({ type: [String] }) conditions!: string[];
  @ApiProperty({ format: 'date-time' }) at!: string;
}

class MoreTimeView {
  @ApiProperty(DAY) dueOn!: string;
  @ApiProperty() reason!: string;
  @ApiProperty() byName!: string;
}

class TaskMessageView {
  @ApiProperty({ enum: ['vendor', 'requester'] }) side!: 'vendor' | 'requester';
  @ApiProperty() text!: string;
  @ApiProperty() byName!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

/** What was asked and answered about one question: both sides read it. */
class TaskThreadView {
  @ApiProperty() question!: string;
  @ApiProperty({ description: 'you said the last word' }) waits!: boolean;
  @ApiProperty({ type: [TaskMessageView] }) messages!: TaskMessageView[];
}

class PartView {
  @ApiProperty({ description: 'who handed it over' }) fromName!: string;
  @ApiProperty(DAY) dueOn!: string;
  @ApiProperty({ description: 'given back' }) done!: boolean;
}

export class TaskView extends TaskRowView {
  @ApiProperty({ type: PartView, nullable: true, description: 'set where only a part of it was handed to you' }) part!: PartView | null;
  @ApiProperty() vendorName!: string;
  @ApiProperty() purpose!: string;
  @ApiProperty({ description: 'what stands at the top: the event, or what ends' }) about!: string;
  @ApiProperty() senderName!: string;
  @ApiProperty() senderEmail!: string;
  @ApiProperty({ description: 'about so long for what is not answered yet' }) minutesLeft!: number;
  @ApiProperty({ type: [DraftAnswerView] }) answers!: DraftAnswerView[];
  @ApiProperty({ type: [EvidenceView] }) evidence!: EvidenceView[];
  @ApiProperty({ type: [String], description: 'questions that may be written now' }) open!: string[];
  @ApiProperty({ ...NULLABLE_TEXT, description: 'what the reviewer said of the return as a whole' }) returnMessage!: string | null;
  @ApiProperty({ type: [ReturnedQuestionView] }) returnedQuestions!: ReturnedQuestionView[];
  @ApiProperty({ type: MoreTimeView, nullable: true, description: 'the day you proposed, while nobody has answered' }) moreTime!: MoreTimeView | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'why the day you proposed was refused' }) moreTimeRefused!: string | null;
  @ApiProperty({ type: [TaskThreadView] }) threads!: TaskThreadView[];
  @ApiProperty({ type: [SectionCheckView] }) checks!: SectionCheckView[];
  @ApiProperty({ type: [HiddenAnswerView], description: 'kept, and not asked any more' }) hidden!: HiddenAnswerView[];
  @ApiProperty({ type: [SubmissionView] }) submissions!: SubmissionView[];
  @ApiProperty({ type: TaskDecisionView, nullable: true }) decision!: TaskDecisionView | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'why it was withdrawn' }) withdrawnBecause!: string | null;

  static of(task: Task): TaskView {
    const row = TaskRowView.of(task);
    const { vendorName, purpose, about, senderName, senderEmail } = task.request;
    return {
      ...row, part: task.part && { fromName: task.part.fromName, dueOn: task.part.dueOn, done: task.part.openKeys.size === 0 }, vendorName, purpose, about, senderName, senderEmail,
      minutesLeft: minutesFor(row.asked - row.answered),
      answers: task.drafts.map(DraftAnswerView.of),
      evidence: task.files.map(EvidenceView.of),
      open: openIn(task),
      returnMessage: task.part ? null : (openReturn(task)?.message ?? null),
      returnedQuestions: returnedQuestions(task),
      ...asksOf(task),
      checks: task.checks.map(({ sectionId, completed, byName, at }) => ({ section: sectionId, completed, byName, at: at.toISOString() })),
      hidden: task.hidden.map(({ questionKey, gateKey, byName, at }) => ({ question: questionKey, gate: gateKey, byName, at: at.toISOString() })),
      submissions: (task.part ? [] : task.submissions).map((submission, index, all) => ({
        number: submission.number, byName: submission.byName, byTitle: submission.byTitle, at: submission.at.toISOString(), sha256: submission.sha256,
        changed: index === 0 ? [] : task.questionnaire.questions.map(({ id }) => id).filter((id) => differs(id, submission, all[index - 1])),
      })),
      decision: task.part ? null : decisionOf(task),
      withdrawnBecause: (task.events.find(({ kind }) => kind === 'withdrawn')?.payload.reason as string | undefined) ?? null,
    };
  }
}

/** Between the company and who asks: a colleague with a part reads the threads of her questions, and nothing of the days. */
const asksOf = ({ events, part }: Task): Pick<TaskView, 'moreTime' | 'moreTimeRefused' | 'threads'> => {
  const proposal = part ? null : openProposal(events);
  return {
    moreTime: proposal && { dueOn: proposal.dueOn, reason: proposal.reason, byName: proposal.byName },
    moreTimeRefused: part ? null : (lastRefusal(events)?.message ?? null),
    threads: threadsOf(events).filter(({ question }) => part?.questionKeys.has(question) ?? true).map(({ question, waits, messages }) => ({ question, waits, messages: messages.map(({ ours, text, byName, at }) => ({ side: ours, text, byName, at: at.toISOString() })) })),
  };
};

const returnedQuestions = (task: Task): ReturnedQuestionView[] => {
  const returned = openReturn(task);
  const before = task.submissions.find(({ number }) => number === returned?.submissionNumber)?.content.answers ?? {};
  return (returned?.questions ?? []).filter(({ id }) => task.part?.questionKeys.has(id) ?? true).map(({ id, message }) => ({ question: id, message, value: before[id]?.value ?? null, none: before[id]?.none === true, instead: before[id]?.instead ?? null }));
};

const decisionOf = ({ events }: Task): TaskDecisionView | null => {
  const decided = events.find(({ kind }) => kind === 'decided');
  return decided ? { decision: decided.payload.decision as Decision, conditions: (decided.payload.conditions as string[] | undefined) ?? [], at: decided.at.toISOString() } : null;
};
