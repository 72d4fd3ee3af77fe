import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import type { OpenFeed } from './calendar-feeds.service.js';

const SCOPES = ['mine', 'everyone'] as const;

export class FeedBody {
  @ApiProperty({ enum: SCOPES, enumName: 'FeedScope' }) @IsIn(SCOPES) scope!: (typeof SCOPES)[number];
  @ApiProperty({ description: 'titles name vendors and agreements' }) @IsBoolean() withNames!: boolean;
}

export class FeedView {
  @ApiProperty({ type: String, nullable: true, description: 'secret: whoever has it can read it; null: there is none' }) address!: string | null;
  @ApiProperty({ enum: SCOPES, enumName: 'FeedScope' }) scope!: (typeof SCOPES)[number];
  @ApiProperty() withNames!: boolean;

  static of(feed: OpenFeed | null): FeedView {
    return feed ?? { address: null, scope: 'mine', withNames: false };
  }
}
