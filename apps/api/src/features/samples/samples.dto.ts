import { ApiProperty } from '@nestjs/swagger';

export class SampleView {
  @ApiProperty({ description: 'how many vendors of the register are sample data' }) vendors!: number;
}
