import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsString, Length, MaxLength } from 'class-validator';
import type { User } from './identity.repository.js';

export class SignInBody {
  @ApiProperty({ format: 'email', maxLength: 320 }) @IsString() @MaxLength(320) email!: string;
  @ApiProperty({ maxLength: 200 }) @IsString() @MaxLength(200) password!: string;
}

export class AskResetBody {
  @ApiProperty({ format: 'email', maxLength: 320 }) @IsEmail() @MaxLength(320) email!: string;
}

export class ResetPasswordBody {
  @ApiProperty({ description: 'what stands behind the # of the link' }) @IsString() @MaxLength(200) key!: string;
  @ApiProperty({ minLength: 12, maxLength: 200 }) @IsString() @Length(12, 200) password!: string;
}

export class UserView {
  @ApiProperty() email!: string;
  @ApiProperty() name!: string;

  static of({ email, name }: User): UserView {
    return { email, name };
  }
}
