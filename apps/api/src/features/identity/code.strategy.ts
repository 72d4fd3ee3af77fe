import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { CodesService, type ProvenMailbox } from './codes.service.js';

/** Vendors sign in with a code from their mailbox. */
@Injectable()
export class CodeStrategy extends PassportStrategy(Strategy, 'code') {
  constructor(private readonly codes: CodesService) {
    super();
  }

  async validate({ body, ip }: FastifyRequest): Promise<ProvenMailbox> {
    const { challengeId, code } = body as { challengeId: string; code: string };
    return { email: await this.codes.check(challengeId, code, ip) };
  }
}
