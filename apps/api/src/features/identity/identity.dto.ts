import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { User } from './identity.repository.js';

export class SignInBody {
  @ApiProperty({ format: 'email', maxLength: 320 }) @IsString() @MaxLength(320) email!: string;
  @ApiProperty({ maxLength: 200 }) @IsString() @MaxLength(200) password!: string;
}

export class UserView {
  @ApiProperty() email!: string;
  @ApiProperty() name!: string;

  static of({ email, name }: User): UserView {
    return { email, name };
  }
}
