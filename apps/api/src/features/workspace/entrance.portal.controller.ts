import { Body, Controller, Delete, Get, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public, SignedIn } from '../../platform/auth/access.decorator.js';
import { clearSessionCookie, sessionCookieOf, setSessionCookie } from '../../platform/auth/session-cookie.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { CODE_MINUTES, type ProvenMailbox } from '../identity/codes.service.js';
import { CodeGuard } from './code.guard.js';
import { EnterBody, InvitationKeyBody, PersonView, PortalMeView, SentCodeView, TakeOnBody, TakenOnView, WelcomeView, WorkplaceView } from './entrance.dto.js';
import { EntranceService } from './entrance.service.js';

@ApiTags('entrance')
@Controller('portal')
export class EntrancePortalController {
  constructor(private readonly entrance: EntranceService) {}

  /** Looking is no use: a mail scanner or a second look spends nothing. */
  @Post('invitations/look')
  @Public('because the link in the mail shows only what the mail says')
  @Returns(WelcomeView, 200)
  async look(@Body() { key }: InvitationKeyBody): Promise<WelcomeView> {
    const { invited, questionnaire, handed } = await this.entrance.look(key);
    return WelcomeView.of(invited, questionnaire, handed);
  }

  @Post('codes')
  @Public('because the code goes to the invited mailbox, whoever asks')
  @Returns(SentCodeView, 202)
  async sendCode(@Body() { key }: InvitationKeyBody, @Req() { ip }: FastifyRequest): Promise<SentCodeView> {
    return { challengeId: await this.entrance.sendCode(key, ip), minutes: CODE_MINUTES };
  }

  @Post('session')
  @Public('because the code is the proof')
  @UseGuards(CodeGuard)
  @Returns(PersonView, 201)
  async enter(@Req() { user }: { user: ProvenMailbox }, @Body() { key }: EnterBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<PersonView> {
    const { person, session } = await this.entrance.enter(key, user.email);
    setSessionCookie(reply, 'portal', session);
    return { name: person.name, email: person.email };
  }

  @Delete('session')
  @Public('because signing out twice is no mistake')
  @Returns(null)
  async leave(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.entrance.close(sessionCookieOf(request, 'portal') ?? '');
    clearSessionCookie(reply, 'portal');
  }

  @Get('me')
  @SignedIn('portal')
  @Returns(PortalMeView)
  async me(@WithCtx() ctx: Ctx): Promise<PortalMeView> {
    return { name: ctx.actor.name, organizations: (await this.entrance.workplaces(ctx)).map(WorkplaceView.of) };
  }

  @Post('take-on')
  @SignedIn('portal')
  @Returns(TakenOnView, 200)
  async takeOn(@WithCtx() ctx: Ctx, @Body() { key, organization, zone }: TakeOnBody): Promise<TakenOnView> {
    return TakenOnView.of(await this.entrance.takeOn(ctx, key, organization, zone));
  }
}
