import { Body, Controller, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/auth/access.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { AskResetBody, ResetPasswordBody } from './identity.dto.js';
import { PasswordsService } from './passwords.service.js';

@ApiTags('identity')
@Controller('console/password')
export class PasswordsConsoleController {
  constructor(private readonly passwords: PasswordsService) {}

  /** The same answer whether or not there is such an account. */
  @Post('reset-mail')
  @Public('because who forgot a password cannot sign in')
  @Returns(null, 202)
  async ask(@Body() { email }: AskResetBody, @Req() { ip }: FastifyRequest): Promise<void> {
    await this.passwords.askReset(email, ip);
  }

  @Post('reset')
  @Public('because the link in the mail is the proof')
  @Returns(null)
  async reset(@Body() { key, password }: ResetPasswordBody): Promise<void> {
    await this.passwords.reset(key, password);
  }
}
