import { Body, Controller, Delete, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/auth/access.decorator.js';
import { clearSessionCookie, sessionCookieOf, setSessionCookie } from '../../platform/auth/session-cookie.js';
import { NO_ORGANIZATION, systemCtx } from '../../platform/context/ctx.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { SignInBody, UserView } from './identity.dto.js';
import type { User } from './identity.repository.js';
import { PasswordGuard } from './password.guard.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('identity')
@Controller('console/session')
export class SessionsConsoleController {
  constructor(private readonly sessions: SessionsService) {}

  @Post()
  @Public('because nobody is signed in before signing in')
  @UseGuards(PasswordGuard)
  @ApiBody({ type: SignInBody })
  @Returns(UserView, 201)
  async signIn(@Req() { user }: { user: User }, @Body() _body: SignInBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<UserView> {
    setSessionCookie(reply, 'console', await this.sessions.open(systemCtx(NO_ORGANIZATION), user.id, 'console'));
    return UserView.of(user);
  }

  @Delete()
  @Public('because signing out twice is no mistake')
  @Returns(null)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.close(sessionCookieOf(request, 'console') ?? '');
    clearSessionCookie(reply, 'console');
  }
}
