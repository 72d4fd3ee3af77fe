import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public, SignedIn } from '../../platform/auth/access.decorator.js';
import { setSessionCookie } from '../../platform/auth/session-cookie.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { MeView, SetUpBody, SetUpKeyBody, SetUpView } from './organizations.dto.js';
import { OrganizationsService } from './organizations.service.js';
import { SetUpService } from './set-up.service.js';

@ApiTags('organizations')
@Controller('console')
export class SetUpConsoleController {
  constructor(private readonly setUps: SetUpService, private readonly organizations: OrganizationsService) {}

  /** Looking is no use: a mail scanner or a second look spends nothing. */
  @Post('set-up/look')
  @Public('because the link is the proof, and nobody has an account yet')
  @Returns(null)
  look(@Body() { key }: SetUpKeyBody): Promise<void> {
    return this.setUps.look(key);
  }

  @Post('set-up')
  @Public('because the link is the proof, and nobody has an account yet')
  @Returns(SetUpView, 201)
  async setUp(@Body() { key, ...body }: SetUpBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<SetUpView> {
    const { slug, session } = await this.setUps.setUp(key, body);
    setSessionCookie(reply, 'console', session);
    return { slug };
  }

  @Get('me')
  @SignedIn('console')
  @Returns(MeView)
  async me(@WithCtx() ctx: Ctx): Promise<MeView> {
    return { name: ctx.actor.name, organizations: await this.organizations.ofPerson(ctx) };
  }
}
