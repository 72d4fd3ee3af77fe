import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { type Tier, TIERS } from '@holdfast/domain/deadlines/tier';
import { CONTACT_PURPOSES, type ContactPurpose, PHI_SCOPES, RELATIONS, type Relation, VENDOR_FILTERS, type VendorFilter } from '@holdfast/contracts/vendors';
import { Transform, Type } from 'class-transformer';
import { ArrayUnique, IsEmail, IsIn, IsInt, IsOptional, IsString, IsUrl, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import type { Page } from '../../platform/http/page.js';
import type { Contact } from './contact.entity.js';
import type { VendorPage, VendorRow } from './vendors.views.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const FILTERS = Object.keys(VENDOR_FILTERS);
const SORTS = ['name', '-name', 'newest'] as const;
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export class CreateVendorBody {
  @ApiProperty({ minLength: 1, maxLength: 300 }) @trimmed @IsString() @Length(1, 300, { message: 'a legal name has 1 to 300 characters' }) legalName!: string;
  @ApiPropertyOptional({ ...NULLABLE_TEXT, maxLength: 200 }) @IsOptional() @IsString() @MaxLength(200) externalRef?: string | null;
  @ApiPropertyOptional({ ...NULLABLE_TEXT, description: 'http or https' }) @IsOptional() @MaxLength(2000) @IsUrl({ protocols: ['http', 'https'], require_protocol: true }, { message: 'a website begins with https:// or http://' }) website?: string | null;
  @ApiPropertyOptional({ ...NULLABLE_TEXT, maxLength: 300 }) @IsOptional() @IsString() @MaxLength(300) addressLine1?: string | null;
  @ApiPropertyOptional({ ...NULLABLE_TEXT, maxLength: 300 }) @IsOptional() @IsString() @MaxLength(300) addressLine2?: string | null;
  @ApiPropertyOptional({ ...NULLABLE_TEXT, maxLength: 200 }) @IsOptional() @IsString() @MaxLength(200) city?: string | null;
  @ApiPropertyOptional({ ...NULLABLE_TEXT, description: 'two-letter code' }) @IsOptional() @Matches(/^[A-Z]{2}$/, { message: 'a State is written as its two letters, as in IL' }) state?: string | null;
  @ApiPropertyOptional({ ...NULLABLE_TEXT, maxLength: 20 }) @IsOptional() @IsString() @MaxLength(20) postalCode?: string | null;
  @ApiPropertyOptional({ maxLength: 10_000 }) @MayBeAbsent() @IsString() @MaxLength(10_000) notes?: string;
  @ApiPropertyOptional({ enum: RELATIONS, enumName: 'Relation' }) @MayBeAbsent() @IsIn(RELATIONS) relation?: Relation;
  @ApiPropertyOptional({ ...NULLABLE_TEXT, format: 'uuid' }) @IsOptional() @IsUUID() ownerMemberId?: string | null;
}

export class EditVendorBody extends PartialType(CreateVendorBody, { skipNullProperties: false }) {}

export class VendorListQuery {
  @ApiPropertyOptional({ maxLength: 200 }) @IsOptional() @IsString() @MaxLength(200) search?: string;
  @ApiPropertyOptional({ enum: FILTERS }) @IsOptional() @IsIn(FILTERS) filter?: VendorFilter;
  @ApiPropertyOptional({ format: 'uuid', description: 'those that this import brought' }) @IsOptional() @IsUUID() importId?: string;
  @ApiPropertyOptional({ enum: SORTS }) @IsOptional() @IsIn(SORTS) sort: (typeof SORTS)[number] = 'name';
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 200 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export class VendorRowView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() legalName!: string;
  @ApiProperty(NULLABLE_TEXT) externalRef!: string | null;
  @ApiProperty(NULLABLE_TEXT) city!: string | null;
  @ApiProperty(NULLABLE_TEXT) state!: string | null;
  @ApiProperty() archived!: boolean;
  @ApiProperty({ description: 'loaded to look around with; goes with the sample data' }) sample!: boolean;
  @ApiProperty(NULLABLE_TEXT) owner!: string | null;
  @ApiProperty() contacts!: number;
  @ApiProperty() engagements!: number;
  @ApiProperty({ enum: PHI_SCOPES, enumName: 'PhiScope', nullable: true, description: 'null: no engagement recorded' }) phi!: VendorRow['phi'];
}

export class VendorPageView {
  @ApiProperty({ type: [VendorRowView] }) items!: VendorRowView[];
  @ApiProperty(NULLABLE_TEXT) next!: string | null;

  static of({ items, next }: Page<VendorRow>): VendorPageView {
    return { items: items.map(({ sortKey: _sortKey, ...row }) => row), next };
  }
}

export class VendorCountsView implements Record<VendorFilter | 'all', number> {
  @ApiProperty() all!: number;
  @ApiProperty() uncovered!: number;
  @ApiProperty() phi_unknown!: number;
  @ApiProperty() no_contact!: number;
  @ApiProperty() archived!: number;
}

export class VendorView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() legalName!: string;
  @ApiProperty(NULLABLE_TEXT) externalRef!: string | null;
  @ApiProperty(NULLABLE_TEXT) website!: string | null;
  @ApiProperty(NULLABLE_TEXT) addressLine1!: string | null;
  @ApiProperty(NULLABLE_TEXT) addressLine2!: string | null;
  @ApiProperty(NULLABLE_TEXT) city!: string | null;
  @ApiProperty(NULLABLE_TEXT) state!: string | null;
  @ApiProperty(NULLABLE_TEXT) postalCode!: string | null;
  @ApiProperty() notes!: string;
  @ApiProperty({ enum: RELATIONS, enumName: 'Relation' }) relation!: Relation;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'uuid' }) ownerMemberId!: string | null;
  @ApiProperty({ enum: TIERS, enumName: 'Tier', nullable: true, description: 'its risk class; null: cannot tell, or nobody has said' }) tier!: Tier | null;
  @ApiProperty() archived!: boolean;
  @ApiProperty({ description: 'loaded to look around with; goes with the sample data' }) sample!: boolean;
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static of({ id, legalName, externalRef, website, addressLine1, addressLine2, city, state, postalCode, notes, relation, ownerMemberId, tier, archivedAt, sample, version }: VendorPage): VendorView {
    return { id, legalName, externalRef, website, addressLine1, addressLine2, city, state, postalCode, notes, relation, ownerMemberId, tier, archived: archivedAt !== null, sample, version };
  }
}

export class AddContactBody {
  @ApiProperty({ minLength: 1, maxLength: 200 }) @trimmed @IsString() @Length(1, 200, { message: 'say the name of the person' }) name!: string;
  @ApiProperty({ format: 'email', maxLength: 320 }) @trimmed @IsEmail({}, { message: 'this is not one e-mail address' }) @MaxLength(320) email!: string;
  @ApiPropertyOptional({ maxLength: 200 }) @MayBeAbsent() @IsString() @MaxLength(200) title: string = '';
  @ApiPropertyOptional({ enum: CONTACT_PURPOSES, isArray: true }) @MayBeAbsent() @ArrayUnique() @IsIn(CONTACT_PURPOSES, { each: true }) purposes: ContactPurpose[] = [];
}

export class ContactView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() email!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: CONTACT_PURPOSES, isArray: true }) purposes!: ContactPurpose[];
  @ApiProperty({ enum: ['unknown', 'good', 'bounced'] }) deliverability!: Contact['deliverability'];

  static of({ id, name, email, title, purposes, deliverability }: Contact): ContactView {
    return { id, name, email, title, purposes, deliverability };
  }
}
