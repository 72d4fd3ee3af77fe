import { createHash, timingSafeEqual } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type CanActivate, Controller, type ExecutionContext, Injectable, Post, UseGuards } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiProperty } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../auth/access.decorator.js';
import { config } from '../config/config.js';
import { DomainError } from '../errors/domain-error.js';
import { Returns } from '../http/returns.decorator.js';
import { readUpload, Upload } from '../http/upload.js';
import { Bounces } from './bounces.js';
import type { Bounce } from './read-bounce.js';

const LIMIT = 2 * 1024 * 1024;
const digest = (text: string) => createHash('sha256').update(text).digest();

/** Whoever brings returned mail shows the secret of the settings; without one there is no such address. */
@Injectable()
export class BounceDoor implements CanActivate {
  canActivate(host: ExecutionContext): boolean {
    const { bounceSecret } = config();
    if (!bounceSecret) throw new DomainError('not_found', 'There is nothing at this address');
    const given = host.switchToHttp().getRequest<FastifyRequest>().headers.authorization ?? '';
    if (!timingSafeEqual(digest(given), digest(`Bearer ${bounceSecret}`))) throw new DomainError('not_signed_in', 'This address takes mail from whoever has its secret');
    return true;
  }
}

class BounceView {
  @ApiProperty({ enum: ['failed', 'delayed', 'delivered', 'not_understood'], description: 'what was read; not_understood is kept and shown as it is' }) report!: Bounce['report'];
  @ApiProperty({ type: String, nullable: true, description: 'as in RFC 3463' }) status!: string | null;

  static of({ report, status }: Bounce): BounceView {
    return { report, status };
  }
}

@Controller('mail')
export class BouncesController {
  constructor(private readonly bounces: Bounces) {}

  @Post('bounces')
  @Public('because a mail server has no account: it shows the secret of the settings')
  @UseGuards(BounceDoor)
  @ApiHeader({ name: 'authorization', required: true, description: 'Bearer, and BOUNCE_SECRET' })
  @ApiConsumes('message/rfc822')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Returns(BounceView, 202)
  async receive(@Upload() mail: Readable): Promise<BounceView> {
    return BounceView.of(await this.bounces.receive(await readUpload(mail, LIMIT)));
  }
}
