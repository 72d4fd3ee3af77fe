import { ApiProperty } from '@nestjs/swagger';
import { ORGANIZATION_KINDS, type OrganizationKind } from '@holdfast/contracts/organizations';
import { isZone } from '@holdfast/domain/dates/zoned-instant';
import { Type } from 'class-transformer';
import { IsEmail, IsIn, IsString, Length, MaxLength, registerDecorator, ValidateNested } from 'class-validator';
import type { OwnOrganization } from './organizations.repository.js';

const KINDS = ORGANIZATION_KINDS.filter((kind) => kind !== 'workspace');

const IsZone = () => (target: object, propertyName: string) =>
  registerDecorator({ name: 'isZone', target: target.constructor, propertyName, validator: { validate: isZone, defaultMessage: () => 'zone must be an IANA time zone, as America/Chicago' } });

class SetUpOrganization {
  @ApiProperty({ minLength: 1, maxLength: 200 }) @IsString() @Length(1, 200) name!: string;
  @ApiProperty({ enum: KINDS }) @IsIn(KINDS) kind!: OrganizationKind;
  @ApiProperty({ description: 'IANA time zone' }) @IsZone() zone!: string;
}

class SetUpOwner {
  @ApiProperty({ minLength: 1, maxLength: 200 }) @IsString() @Length(1, 200) name!: string;
  @ApiProperty({ format: 'email', maxLength: 320 }) @IsEmail() @MaxLength(320) email!: string;
  @ApiProperty({ minLength: 12, maxLength: 200 }) @IsString() @Length(12, 200) password!: string;
}

export class SetUpBody {
  @ApiProperty() @IsString() @MaxLength(200) key!: string;
  @ApiProperty({ type: SetUpOrganization }) @ValidateNested() @Type(() => SetUpOrganization) organization: SetUpOrganization = new SetUpOrganization();
  @ApiProperty({ type: SetUpOwner }) @ValidateNested() @Type(() => SetUpOwner) owner: SetUpOwner = new SetUpOwner();
}

export class SetUpKeyBody {
  @ApiProperty() @IsString() @MaxLength(200) key!: string;
}

export class SetUpView {
  @ApiProperty({ description: 'the organization in addresses' }) slug!: string;
}

export class OwnOrganizationView {
  @ApiProperty() slug!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) consoleRole!: string | null;
  @ApiProperty({ type: String, nullable: true }) portalRole!: string | null;
}

export class MeView {
  @ApiProperty() name!: string;
  @ApiProperty({ type: [OwnOrganizationView] }) organizations!: OwnOrganization[];
}
