import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Page } from '../../platform/http/page.js';
import { IMPORT_STATES, type ImportState } from './import.entity.js';
import type { ListedImport } from './imports.views.js';

export class ImportListQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 100 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit: number = 20;
}

export class ListedImportView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() fileName!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: String, nullable: true, description: 'the member who uploaded it' }) by!: string | null;
  @ApiProperty({ enum: IMPORT_STATES }) state!: ImportState;
  @ApiProperty({ description: 'data rows; 0 as long as it is a preview' }) total!: number;
  @ApiProperty() done!: number;
  @ApiProperty() imported!: number;
  @ApiProperty() refused!: number;
  @ApiProperty() duplicates!: number;
  @ApiProperty() blank!: number;
}

export class ImportPageView {
  @ApiProperty({ type: [ListedImportView] }) items!: ListedImportView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;

  static of({ items, next }: Page<ListedImport>): ImportPageView {
    return { items: items.map((item) => ({ ...item, createdAt: item.createdAt.toISOString() })), next };
  }
}
