import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CONSOLE_ROLES, type ConsoleRole } from '@holdfast/contracts/permissions';
import { IsBoolean, IsEmail, IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import type { Invitation } from './invitations.repository.js';
import type { Member } from './member.entity.js';

const ROLES = Object.keys(CONSOLE_ROLES) as ConsoleRole[];

export class InviteBody {
  @ApiProperty({ format: 'email', maxLength: 320 }) @IsEmail() @MaxLength(320) email!: string;
  @ApiProperty({ enum: ROLES, enumName: 'ConsoleRole' }) @IsIn(ROLES) role!: ConsoleRole;
}

export class JoinBody {
  @ApiProperty({ description: 'what stands behind the # of the link' }) @IsString() @MaxLength(200) key!: string;
  @ApiProperty({ minLength: 1, maxLength: 200 }) @IsString() @Length(1, 200) name!: string;
  @ApiProperty({ minLength: 12, maxLength: 200, description: 'a new one, or that of the account the address has' }) @IsString() @Length(12, 200) password!: string;
}

export class ChangeMemberBody {
  @ApiPropertyOptional({ enum: ROLES, enumName: 'ConsoleRole' }) @MayBeAbsent() @IsIn(ROLES) consoleRole?: ConsoleRole;
  @ApiPropertyOptional() @MayBeAbsent() @IsBoolean() active?: boolean;
  @ApiPropertyOptional({ description: 'has authority to sign for the organization; asks for a title' }) @MayBeAbsent() @IsBoolean() canSign?: boolean;
  @ApiPropertyOptional({ maxLength: 200 }) @MayBeAbsent() @IsString() @MaxLength(200) title?: string;
  @ApiPropertyOptional({ type: String, nullable: true, format: 'uuid', description: 'who answers for her matters when she does not; null: nobody' }) @IsOptional() @IsUUID() deputyMemberId?: string | null;
}

export class MemberView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() email!: string;
  @ApiProperty({ enum: ROLES, enumName: 'ConsoleRole', nullable: true }) consoleRole!: ConsoleRole | null;
  @ApiProperty() active!: boolean;
  @ApiProperty({ description: 'has authority to sign for the organization' }) canSign!: boolean;
  @ApiProperty() title!: string;
  @ApiProperty({ type: String, nullable: true, format: 'uuid', description: 'who answers for her matters when she does not' }) deputyMemberId!: string | null;
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static of({ id, name, email, consoleRole, active, canSign, title, deputyMemberId, version }: Member): MemberView {
    return { id, name, email, consoleRole, active, canSign, title, deputyMemberId, version };
  }
}

export class InvitationView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() email!: string;
  @ApiProperty({ enum: ROLES, enumName: 'ConsoleRole' }) role!: ConsoleRole;
  @ApiProperty({ format: 'date-time' }) expiresAt!: string;

  static of({ id, email, role, expiresAt }: Invitation): InvitationView {
    return { id, email, role, expiresAt: expiresAt.toISOString() };
  }
}
