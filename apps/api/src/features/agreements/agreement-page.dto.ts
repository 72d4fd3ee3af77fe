import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AGREEMENT_FILTERS, type AgreementFilter } from '@holdfast/contracts/agreements';
import { AGREEMENT_KINDS, type AgreementKind } from '@holdfast/domain/agreements/agreement-kinds';
import { AGREEMENT_STATES, type AgreementState } from '@holdfast/domain/agreements/agreement-standing';
import { AGREEMENT_STATUSES, type AgreementStatus } from '@holdfast/domain/agreements/agreement-status';
import { CLAUSE_LEVELS, CLAUSE_STATES, type ClauseLevel, type ClauseState, mayNotApply } from '@holdfast/domain/agreements/baa-checklist';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import type { Page } from '../../platform/http/page.js';
import type { CheckedClause, CheckedClauses } from './agreement-clauses.service.js';
import type { AgreementListRow } from './agreement-list.views.js';
import type { AgreementPage } from './agreement-page.views.js';
import { AgreementView } from './agreements.dto.js';
import type { RenewalStart } from './agreement-renewals.service.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const DAY = { type: String, format: 'date' } as const;
const NULLABLE_DAY = { ...DAY, nullable: true } as const;
const FILTERS = Object.keys(AGREEMENT_FILTERS) as AgreementFilter[];
const BASES = ['law', 'contract', 'policy', 'proposed'] as const;
const RELATIONS = ['parent', 'child', 'replaced', 'replacement'] as const;

export class AgreementListQuery {
  @ApiPropertyOptional({ enum: FILTERS }) @IsOptional() @IsIn(FILTERS) filter?: AgreementFilter;
  @ApiPropertyOptional({ maxLength: 200, description: 'in its title, or its vendor’s name' }) @IsOptional() @IsString() @MaxLength(200) search?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 200 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export class AgreementRowView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
  @ApiProperty() vendorName!: string;
  @ApiProperty({ enum: AGREEMENT_KINDS, enumName: 'AgreementKind' }) kind!: AgreementKind;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: AGREEMENT_STATES, enumName: 'AgreementState' }) state!: AgreementState;
  @ApiProperty({ ...NULLABLE_DAY, description: 'last day of the current term; null: no end' }) lastDay!: string | null;
  @ApiProperty(NULLABLE_DAY) renewsOn!: string | null;
  @ApiProperty(NULLABLE_DAY) giveNoticeBy!: string | null;
  @ApiProperty({ description: 'engagements it covers' }) covers!: number;
  @ApiProperty({ description: 'of them, those in which PHI flows' }) flows!: number;
  @ApiProperty({ description: 'what ourselves promised to somebody we serve' }) upstream!: boolean;
  @ApiProperty(NULLABLE_TEXT) owner!: string | null;

  static of({ id, vendorId, vendorName, kind, title, standing: { state, lastDay, renewsOn, giveNoticeBy }, covers, flows, upstream, owner }: AgreementListRow): AgreementRowView {
    return { id, vendorId, vendorName, kind, title, state, lastDay, renewsOn, giveNoticeBy, covers, flows, upstream, owner };
  }
}

export class AgreementPageOfRowsView {
  @ApiProperty({ type: [AgreementRowView] }) items!: AgreementRowView[];
  @ApiProperty(NULLABLE_TEXT) next!: string | null;

  static of = ({ items, next }: Page<AgreementListRow>): AgreementPageOfRowsView => ({ items: items.map(AgreementRowView.of), next });
}

export class AgreementCountsView implements Record<AgreementFilter | 'all', number> {
  @ApiProperty() all!: number;
  @ApiProperty() in_force!: number;
  @ApiProperty() ending!: number;
  @ApiProperty() notice_window!: number;
  @ApiProperty() expired_flowing!: number;
  @ApiProperty() unread!: number;
  @ApiProperty() drafts!: number;
  @ApiProperty() upstream!: number;
}

class CoveredServiceView {
  @ApiProperty({ format: 'uuid' }) engagementId!: string;
  @ApiProperty() service!: string;
  @ApiProperty({ enum: ['flows', 'none', 'unknown'], enumName: 'PhiScope' }) phi!: 'flows' | 'none' | 'unknown';
  @ApiProperty({ ...NULLABLE_TEXT, description: 'null: ourselves' }) customer!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'null: ourselves' }) supplier!: string | null;
  @ApiProperty({ ...NULLABLE_DAY, description: 'null: from the agreement’s first day' }) from!: string | null;
  @ApiProperty({ ...NULLABLE_DAY, description: 'null: through its last day' }) to!: string | null;
}

class RelatedAgreementView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: AGREEMENT_KINDS, enumName: 'AgreementKind' }) kind!: AgreementKind;
  @ApiProperty({ enum: AGREEMENT_STATUSES, enumName: 'AgreementStatus' }) status!: AgreementStatus;
  @ApiProperty(NULLABLE_DAY) from!: string | null;
  @ApiProperty(NULLABLE_DAY) until!: string | null;
  @ApiProperty({ enum: RELATIONS, description: 'what it is to this one: it ends with its parent' }) relation!: (typeof RELATIONS)[number];
}

class AgreementDateView {
  @ApiProperty() kind!: string;
  @ApiProperty() title!: string;
  @ApiProperty(DAY) dueOn!: string;
  @ApiProperty({ enum: BASES }) basis!: (typeof BASES)[number];
  @ApiProperty({ type: [String], description: 'how the day was computed' }) reasons!: readonly string[];
}

class AgreementGapView {
  @ApiProperty(DAY) from!: string;
  @ApiProperty(DAY) to!: string;
  @ApiProperty() days!: number;
}

export class AgreementPageView extends AgreementView {
  @ApiProperty() vendorName!: string;
  @ApiProperty({ enum: ['supplier', 'customer'], enumName: 'Relation' }) vendorRelation!: 'supplier' | 'customer';
  @ApiProperty(NULLABLE_TEXT) owner!: string | null;
  @ApiProperty({ description: 'why it stands as it does' }) why!: string;
  @ApiProperty({ type: [String], description: 'what is odd about it, a sentence each' }) notes!: readonly string[];
  @ApiProperty({ type: [AgreementGapView], description: 'days that a late signature or a lapse left without an agreement' }) gaps!: readonly AgreementGapView[];
  @ApiProperty({ type: [CoveredServiceView] }) services!: readonly CoveredServiceView[];
  @ApiProperty({ type: [RelatedAgreementView] }) relatives!: readonly RelatedAgreementView[];
  @ApiProperty({ type: [AgreementDateView], description: 'what is due, nearest first' }) dates!: readonly AgreementDateView[];

  static ofPage(page: AgreementPage): AgreementPageView {
    const { vendorName, vendorRelation, owner, why, notes, gaps, services, relatives, dates } = page;
    return {
      ...AgreementView.of(page), vendorName, vendorRelation, owner, why, notes, gaps, services, relatives,
      dates: dates.map(({ kind, title, dueOn, basis, reasons }) => ({ kind, title, dueOn, basis, reasons })),
    };
  }
}

export class ClauseCheckBody {
  @ApiProperty({ enum: CLAUSE_STATES, enumName: 'ClauseState' }) @IsIn(CLAUSE_STATES) state!: ClauseState;
  @ApiPropertyOptional({ maxLength: 200, description: 'page or section' }) @MayBeAbsent() @IsString() @MaxLength(200) foundAt: string = '';
  @ApiPropertyOptional({ maxLength: 4000, description: 'its words' }) @MayBeAbsent() @IsString() @MaxLength(4000) words: string = '';
}

class ClauseFindingView {
  @ApiProperty({ enum: CLAUSE_STATES, enumName: 'ClauseState' }) state!: ClauseState;
  @ApiProperty() foundAt!: string;
  @ApiProperty() words!: string;
  @ApiProperty() by!: string;
  @ApiProperty(DAY) on!: string;
  @ApiProperty({ description: 'the terms were amended since' }) beforeAmendment!: boolean;
  @ApiProperty({ description: 'its ETag' }) version!: number;
}

class CheckedClauseView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: CLAUSE_LEVELS, enumName: 'ClauseLevel' }) level!: ClauseLevel;
  @ApiProperty() text!: string;
  @ApiProperty() cite!: string;
  @ApiProperty() note!: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'when it may be said not to apply; null: it always applies' }) mayNotApply!: string | null;
  @ApiProperty({ type: ClauseFindingView, nullable: true, description: 'null: nobody looked' }) found!: ClauseFindingView | null;

  static of({ clause, check, beforeAmendment }: CheckedClause): CheckedClauseView {
    const found = check && { state: check.state, foundAt: check.foundAt, words: check.words, by: check.byName, on: check.checkedOn, beforeAmendment, version: check.version };
    return { ...clause, mayNotApply: mayNotApply(clause), found };
  }
}

class ClauseVerdictView {
  @ApiProperty({ enum: ['located', 'missing', 'open'] }) state!: 'located' | 'missing' | 'open';
  @ApiProperty() sentence!: string;
  @ApiProperty() located!: number;
  @ApiProperty({ description: 'required provisions that apply' }) required!: number;
}

export class CheckedClausesView {
  @ApiProperty({ type: ClauseVerdictView }) verdict!: ClauseVerdictView;
  @ApiProperty({ type: [CheckedClauseView] }) clauses!: CheckedClauseView[];

  static of = ({ clauses, verdict }: CheckedClauses): CheckedClausesView => ({ verdict, clauses: clauses.map(CheckedClauseView.of) });
}

export class RenewalStartView {
  @ApiProperty({ type: AgreementView, description: 'the agreement it would replace' }) old!: AgreementView;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'the terms it begins with' }) life!: object;
  @ApiProperty({ type: 'object', additionalProperties: true }) readings!: object;

  static of = ({ old, life, readings }: RenewalStart): RenewalStartView => ({ old: AgreementView.of(old), life, readings });
}
