import { ApiProperty } from '@nestjs/swagger';
import type { Today, TodayCounts } from './overview.service.js';

class TodayCountsView implements TodayCounts {
  @ApiProperty({ description: 'matters whose day has passed' }) overdue!: number;
  @ApiProperty({ description: 'matters due within 30 days' }) dueSoon!: number;
  @ApiProperty({ description: 'requests submitted and not decided' }) toReview!: number;
  @ApiProperty({ description: 'requests whose vendor asks for more time or about a question' }) asks!: number;
  @ApiProperty({ description: 'mails that came back, were given up, or wait for another try' }) undelivered!: number;
  @ApiProperty({ description: 'vendors with PHI flowing under no agreement in force today' }) uncovered!: number;
  @ApiProperty({ description: 'vendors of whom nobody knows whether PHI flows' }) phiUnknown!: number;
  @ApiProperty() vendors!: number;
}

export class TodayView {
  @ApiProperty({ format: 'date', description: 'the organization’s day' }) today!: string;
  @ApiProperty({ description: 'IANA zone' }) zone!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'when what is due was last looked at; null: never' }) checkedAt!: string | null;
  @ApiProperty({ description: 'that was more than an hour ago' }) stale!: boolean;
  @ApiProperty({ type: TodayCountsView }) counts!: TodayCounts;

  static of({ today, zone, checkedAt, stale, counts }: Today): TodayView {
    return { today, zone, checkedAt: checkedAt?.toISOString() ?? null, stale, counts };
  }
}
