import { ApiProperty } from '@nestjs/swagger';

export class FileAddressView {
  @ApiProperty({ description: 'good for a few minutes, for whoever has it' }) address!: string;
}
