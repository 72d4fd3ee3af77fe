import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiHeader, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsString, Length, MaxLength } from 'class-validator';
import { Allow } from '../../platform/auth/access.decorator.js';
import { WithCtx } from '../../platform/context/ctx.decorator.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { Id } from '../../platform/http/id-param.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { IsDay } from '../../platform/http/is-day.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import { Returns } from '../../platform/http/returns.decorator.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import { ExceptionsService, type ExceptionsOfFinding } from './exceptions.service.js';
import type { FindingException } from './finding-exception.entity.js';

const VERSION = { name: 'if-match', required: true, description: 'the finding’s version' };
const DAY = { type: String, format: 'date' } as const;

export class GrantExceptionBody {
  @ApiProperty({ minLength: 1, maxLength: 2000 }) @IsString() @Length(1, 2000) @SaysSomething() justification!: string;
  @ApiPropertyOptional({ maxLength: 2000, description: 'what limits the harm meanwhile' }) @MayBeAbsent() @IsString() @MaxLength(2000) measures: string = '';
  @ApiProperty({ ...DAY, description: 'its last day' }) @IsDay() until!: string;
}

export class EndExceptionBody {
  @ApiProperty({ minLength: 1, maxLength: 2000 }) @IsString() @Length(1, 2000) @SaysSomething() reason!: string;
}

class ExceptionView {
  @ApiProperty() justification!: string;
  @ApiProperty() measures!: string;
  @ApiProperty({ ...DAY, description: 'its last day' }) until!: string;
  @ApiProperty() askedBy!: string;
  @ApiProperty({ format: 'uuid' }) askedByMemberId!: string;
  @ApiProperty(DAY) askedOn!: string;
  @ApiProperty({ type: String, nullable: true }) approvedBy!: string | null;
  @ApiProperty({ ...DAY, nullable: true }) approvedOn!: string | null;
  @ApiProperty({ description: 'why one person was enough, where your policy asks for two' }) aloneBecause!: string;

  static of({ justification, measures, holdsUntil, askedByMemberId, askedOn, approvedByMemberId, approvedOn, aloneBecause }: FindingException, nameOf: ExceptionsOfFinding['nameOf']): ExceptionView {
    return { justification, measures, until: holdsUntil, askedBy: nameOf(askedByMemberId) ?? '', askedByMemberId, askedOn, approvedBy: nameOf(approvedByMemberId), approvedOn, aloneBecause };
  }
}

export class ExceptionsView {
  @ApiProperty({ type: ExceptionView, nullable: true }) inForce!: ExceptionView | null;
  @ApiProperty({ type: ExceptionView, nullable: true, description: 'waits for a second person' }) asked!: ExceptionView | null;
  @ApiProperty({ description: 'your policy asks for a second person, and there is one' }) needsSecond!: boolean;

  static of({ inForce, asked, needsSecond, nameOf }: ExceptionsOfFinding): ExceptionsView {
    return { inForce: inForce && ExceptionView.of(inForce, nameOf), asked: asked && ExceptionView.of(asked, nameOf), needsSecond };
  }
}

@ApiTags('findings')
@Controller('console/:organization/findings/:id/exception')
export class ExceptionsConsoleController {
  constructor(private readonly service: ExceptionsService) {}

  @Get()
  @Allow('finding:read')
  @Returns(ExceptionsView)
  async read(@WithCtx() ctx: Ctx, @Id() id: string): Promise<ExceptionsView> {
    return ExceptionsView.of(await this.service.ofFinding(ctx, id));
  }

  /** Grants one, or asks a second person to where the policy says so; one in force gets another end so. */
  @Post()
  @Allow('finding:except')
  @ApiHeader(VERSION)
  @Returns(ExceptionsView, 200)
  async grant(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() { justification, measures, until }: GrantExceptionBody): Promise<ExceptionsView> {
    await this.service.grant(ctx, id, version, { justification, measures, until });
    return this.read(ctx, id);
  }

  @Post('approval')
  @Allow('finding:except')
  @ApiHeader(VERSION)
  @Returns(ExceptionsView, 200)
  async approve(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number): Promise<ExceptionsView> {
    await this.service.approve(ctx, id, version);
    return this.read(ctx, id);
  }

  @Post('refusal')
  @Allow('finding:except')
  @ApiHeader(VERSION)
  @Returns(ExceptionsView, 200)
  async refuse(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() { reason }: EndExceptionBody): Promise<ExceptionsView> {
    await this.service.refuse(ctx, id, version, reason);
    return this.read(ctx, id);
  }

  @Post('revocation')
  @Allow('finding:except')
  @ApiHeader(VERSION)
  @Returns(ExceptionsView, 200)
  async revoke(@WithCtx() ctx: Ctx, @Id() id: string, @IfMatch() version: number, @Body() { reason }: EndExceptionBody): Promise<ExceptionsView> {
    await this.service.revoke(ctx, id, version, reason);
    return this.read(ctx, id);
  }
}
