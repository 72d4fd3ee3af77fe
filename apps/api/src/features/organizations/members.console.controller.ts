import { Body, Controller, Delete, Get, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Public } from '../../platform/auth/access.decorator.js';
import { setSessionCookie } from '../../platform/auth/session-cookie.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { ChangeMemberBody, InvitationView, InviteBody, JoinBody, MemberView } from './members.dto.js';
import { MembersService } from './members.service.js';
import { SetUpView } from './organizations.dto.js';

@ApiTags('members')
@Controller('console')
export class MembersConsoleController {
  constructor(private readonly service: MembersService) {}

  @Post('join')
  @Public('because the link in the mail is the proof, and who follows it is not a member yet')
  @Returns(SetUpView, 201)
  async join(@Body() { key, name, password }: JoinBody, @Req() { ip }: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SetUpView> {
    const { slug, session } = await this.service.join(key, name, password, ip);
    setSessionCookie(reply, 'console', session);
    return { slug };
  }

  @Get(':organization/members')
  @Allow('member:read')
  @Returns([MemberView])
  async list(@WithCtx() ctx: Ctx): Promise<MemberView[]> {
    return (await this.service.list(ctx)).map(MemberView.of);
  }

  @Patch(':organization/members/:id')
  @Allow('member:manage')
  @ApiHeader({ name: 'if-match', required: true })
  @Returns(MemberView)
  async change(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() body: ChangeMemberBody): Promise<MemberView> {
    return MemberView.of(await this.service.change(ctx, id, version, body));
  }

  @Get(':organization/invitations')
  @Allow('member:manage')
  @Returns([InvitationView])
  async invitations(@WithCtx() ctx: Ctx): Promise<InvitationView[]> {
    return (await this.service.openInvitations(ctx)).map(InvitationView.of);
  }

  @Post(':organization/invitations')
  @Allow('member:manage')
  @Returns(InvitationView, 201)
  async invite(@WithCtx() ctx: Ctx, @Body() { email, role }: InviteBody): Promise<InvitationView> {
    return InvitationView.of(await this.service.invite(ctx, email, role));
  }

  @Delete(':organization/invitations/:id')
  @Allow('member:manage')
  @Returns(null)
  revoke(@WithCtx() ctx: Ctx, @Id() id: string): Promise<void> {
    return this.service.revoke(ctx, id);
  }
}
