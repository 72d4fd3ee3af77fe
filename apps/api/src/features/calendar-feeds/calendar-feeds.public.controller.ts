import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { Public } from '../../platform/auth/access.decorator.js';
import { ReturnsFile } from '../../platform/http/returns.decorator.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';

class FeedAddress {
  @ApiProperty() @IsString() @MaxLength(200) organization!: string;
  @ApiProperty({ format: 'uuid' }) @IsString() @MaxLength(100) id!: string;
  @ApiProperty({ description: 'with .ics behind it' }) @IsString() @MaxLength(200) token!: string;
}

/** Where a calendar program fetches a person's feed. */
@ApiTags('calendar-feeds')
@Controller('calendar')
export class CalendarFeedsPublicController {
  constructor(private readonly service: CalendarFeedsService) {}

  @Get(':organization/:id/:token')
  @Public('because calendar programs cannot sign in: the address is secret and can be revoked')
  @ReturnsFile('text/calendar; charset=utf-8')
  @Header('cache-control', 'private, no-store')
  @Header('referrer-policy', 'no-referrer')
  @Header('x-robots-tag', 'noindex')
  read(@Param() { organization, id, token }: FeedAddress): Promise<string> {
    return this.service.read(organization, id, token.replace(/\.ics$/, ''));
  }
}
