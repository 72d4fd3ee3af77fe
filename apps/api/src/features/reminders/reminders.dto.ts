import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Tier, TIERS } from '@holdfast/domain/deadlines/tier';
import { DEADLINE_KINDS, type DeadlineKind } from '@holdfast/domain/deadlines/deadline-fact';
import type { ReminderStep } from '@holdfast/domain/reminders/reminder-plan';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min, ValidateIf } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import type { Pause } from './pause.entity.js';
import type { Plan } from './plans.service.js';
import type { PreferenceSettings } from './preferences.repository.js';
import type { PastReminder } from './reminders.reader.js';

const DAYS = ['every', 'business'] as const;
const WEEKENDS = ['stay', 'before', 'after'] as const;
export const PAUSE_SUBJECTS = ['vendor', 'request'] as const;
export type PauseSubject = (typeof PAUSE_SUBJECTS)[number];
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const KIND = { enum: DEADLINE_KINDS, enumName: 'DeadlineKind' } as const;
const TIER = { enum: TIERS, enumName: 'Tier' } as const;
const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class PlanQuery {
  @ApiPropertyOptional({ ...TIER, description: 'for vendors of this class only' }) @IsOptional() @IsIn(TIERS) tier?: Tier;
}

export class PlanSettingsBody {
  @ApiProperty({ type: [Number], description: 'days before the due day; negative: after it' }) @IsArray() @ArrayMaxSize(20) @ArrayUnique() @IsInt({ each: true }) @Min(-730, { each: true }) @Max(730, { each: true }) daysBefore!: number[];
  @ApiProperty({ example: '09:00', description: 'local time in the organization’s zone' }) @Matches(TIME, { message: 'is not a time of day, such as 09:00' }) at!: string;
  @ApiProperty({ enum: DAYS, enumName: 'PlanDays', description: 'business: without weekends and US federal holidays' }) @IsIn(DAYS) days!: (typeof DAYS)[number];
  @ApiProperty({ enum: WEEKENDS, enumName: 'PlanWeekend', description: 'where a step falls on a weekend or a federal holiday' }) @IsIn(WEEKENDS) weekend!: (typeof WEEKENDS)[number];
  @ApiProperty({ type: Number, nullable: true, minimum: 1, maximum: 90, description: 'days after which a step that nobody took up goes to the next person; null: never' }) @ValidateIf((_, value) => value !== null) @IsInt() @Min(1) @Max(90) escalateAfter!: number | null;
}

export class PlanPreviewBody extends PlanSettingsBody {
  @ApiProperty({ type: String, format: 'date' }) @IsDay() dueOn!: string;
}

export class PlanView {
  @ApiProperty(KIND) kind!: DeadlineKind;
  @ApiProperty({ ...TIER, nullable: true, description: 'null: for all that have no plan of their own' }) tier!: Tier | null;
  @ApiProperty({ type: [Number] }) daysBefore!: number[];
  @ApiProperty() at!: string;
  @ApiProperty({ enum: DAYS, enumName: 'PlanDays' }) days!: (typeof DAYS)[number];
  @ApiProperty({ enum: WEEKENDS, enumName: 'PlanWeekend' }) weekend!: (typeof WEEKENDS)[number];
  @ApiProperty({ type: Number, nullable: true }) escalateAfter!: number | null;
  @ApiProperty({ description: 'its ETag; 0: the usual plan, which nobody has changed' }) version!: number;

  static of({ kind, tier, daysBefore, at, days = 'every', weekend = 'stay', escalateAfter = null, version }: Plan): PlanView {
    return { kind, tier: tier || null, daysBefore: [...daysBefore].sort((one, other) => other - one), at, days, weekend, escalateAfter, version };
  }
}

export class PlannedStepView {
  @ApiProperty({ description: 'days before the due day; negative: after it' }) step!: number;
  @ApiProperty({ description: 'day and hour in the organization’s zone' }) plannedLocal!: string;
  @ApiProperty({ format: 'date-time' }) plannedUtc!: string;

  static of({ step, plannedLocal, plannedUtc }: ReminderStep): PlannedStepView {
    return { step, plannedLocal, plannedUtc };
  }
}

export class PastReminderView {
  @ApiProperty() step!: number;
  @ApiProperty({ description: '0: whoever answers for it; n: the nth person after her' }) level!: number;
  @ApiProperty() recipient!: string;
  @ApiProperty({ enum: ['mail', 'digest'], enumName: 'ReminderVia' }) via!: PastReminder['via'];
  @ApiProperty({ enum: ['planned', 'sent', 'skipped'], enumName: 'ReminderOutcome' }) outcome!: PastReminder['outcome'];
  @ApiProperty(NULLABLE_TEXT) whySkipped!: string | null;
  @ApiProperty({ format: 'date-time' }) plannedFor!: string;

  static of({ step, level, recipient, via, outcome, whySkipped, plannedFor }: PastReminder): PastReminderView {
    return { step, level, recipient, via, outcome, whySkipped, plannedFor: plannedFor.toISOString() };
  }
}

export class ReminderHistoryView {
  @ApiProperty({ type: [PastReminderView] }) past!: PastReminderView[];
  @ApiProperty({ type: [PlannedStepView], description: 'as things stand, to whoever answers for it' }) coming!: PlannedStepView[];

  static of({ past, coming }: { readonly past: readonly PastReminder[]; readonly coming: readonly ReminderStep[] }): ReminderHistoryView {
    return { past: past.map(PastReminderView.of), coming: coming.map(PlannedStepView.of) };
  }
}

export class PreferenceBody {
  @ApiProperty({ ...NULLABLE_TEXT, example: '07:30', description: 'local time of the digest; null: none' }) @ValidateIf((_, value) => value !== null) @Matches(TIME, { message: 'is not a time of day, such as 07:30' }) digestAt!: string | null;
  @ApiProperty({ ...KIND, isArray: true, description: 'kinds that come by themselves, although only a policy sets their dates' }) @IsArray() @ArrayUnique() @IsIn(DEADLINE_KINDS, { each: true }) atOnce!: DeadlineKind[];
}

export class PreferenceView {
  @ApiProperty(NULLABLE_TEXT) digestAt!: string | null;
  @ApiProperty({ ...KIND, isArray: true }) atOnce!: DeadlineKind[];

  static of({ digestAt, atOnce }: PreferenceSettings): PreferenceView {
    return { digestAt, atOnce };
  }
}

export class PauseBody {
  @ApiProperty({ type: String, format: 'date', description: 'reminders leave again from this day on' }) @IsDay() until!: string;
  @ApiProperty({ minLength: 1, maxLength: 500 }) @IsString() @Length(1, 500) @SaysSomething() reason!: string;
}

export class PauseView {
  @ApiProperty({ enum: PAUSE_SUBJECTS, enumName: 'PauseSubject' }) subjectType!: Pause['subjectType'];
  @ApiProperty({ format: 'uuid' }) subjectId!: string;
  @ApiProperty({ format: 'date' }) until!: string;
  @ApiProperty() reason!: string;

  static of({ subjectType, subjectId, pausedUntil, reason }: Pause): PauseView {
    return { subjectType, subjectId, until: pausedUntil, reason };
  }
}
