import { isRecord } from '@holdfast/domain/json/is-record';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { VARIANTS } from '@holdfast/domain/templates/baa-template';
import { IsString, Length, MaxLength, ValidateBy } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/may-be-absent.js';
import { SaysSomething } from '../../platform/http/says-something.js';
import type { TemplateChoices } from './template.entity.js';
import type { TemplateVersion } from './template-version.entity.js';
import { changesOf, type WithVersions } from './templates.service.js';

const MOST = 200;
const areTexts = (value: unknown): boolean => isRecord(value) && Object.keys(value).length <= MOST && Object.values(value).every((text) => typeof text === 'string' && text.length <= 20_000);
const areChoices = (value: unknown): boolean => isRecord(value) && Object.values(value).every(areTexts);
const TEXTS = { type: 'object', additionalProperties: { type: 'string' } } as const;
const CHOICES = { type: 'object', additionalProperties: TEXTS, description: 'variant → option → value; an option that is absent is as in Holdfast’s text' } as const;

export class CreateTemplateBody {
  @ApiProperty({ minLength: 1, maxLength: 200 }) @IsString() @Length(1, 200) @SaysSomething() name!: string;
}

export class EditTemplateBody {
  @ApiPropertyOptional({ minLength: 1, maxLength: 200 }) @MayBeAbsent() @IsString() @Length(1, 200) @SaysSomething() name?: string;
  @ApiPropertyOptional({ ...TEXTS, description: 'place of a clause’s wording → your words; replaced as a whole' })
  @MayBeAbsent() @ValidateBy({ name: 'overrides', validator: { validate: areTexts, defaultMessage: () => 'must be texts by clause' } }) overrides?: Record<string, string>;
  @ApiPropertyOptional(CHOICES) @MayBeAbsent() @ValidateBy({ name: 'choices', validator: { validate: areChoices, defaultMessage: () => 'must be values by variant and option' } }) choices?: TemplateChoices;
}

export class PublishTemplateBody {
  @ApiProperty({ maxLength: 1000, description: 'what changed, and why' }) @IsString() @MaxLength(1000) note!: string;
}

class WordRunView {
  @ApiProperty({ enum: ['same', 'added', 'removed'] }) as!: 'same' | 'added' | 'removed';
  @ApiProperty() text!: string;
}

export class TextChangeView {
  @ApiProperty() place!: string;
  @ApiProperty() label!: string;
  @ApiProperty({ type: [WordRunView] }) runs!: readonly WordRunView[];
}

class ChoiceChangeView {
  @ApiProperty({ enum: VARIANTS }) variant!: string;
  @ApiProperty() option!: string;
  @ApiProperty() before!: string;
  @ApiProperty() after!: string;
}

class ContentChangesView {
  @ApiProperty({ type: [TextChangeView] }) texts!: readonly TextChangeView[];
  @ApiProperty({ type: [ChoiceChangeView] }) choices!: readonly ChoiceChangeView[];
}

class TemplateVersionView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() number!: number;
  @ApiProperty({ description: 'version of Holdfast’s own text below it' }) baseVersion!: string;
  @ApiProperty(TEXTS) overrides!: Record<string, string>;
  @ApiProperty(CHOICES) choices!: TemplateChoices;
  @ApiProperty() note!: string;
  @ApiProperty() sha256!: string;
  @ApiProperty() byName!: string;
  @ApiProperty({ format: 'date-time' }) publishedAt!: string;
  @ApiProperty({ type: ContentChangesView, description: 'against the version before, the first against Holdfast’s own text' }) changes!: ContentChangesView;

  static of({ id, number, baseVersion, overrides, choices, note, sha256, byName, publishedAt }: TemplateVersion, before: TemplateVersion | undefined): TemplateVersionView {
    return { id, number, baseVersion, overrides, choices, note, sha256, byName, publishedAt: publishedAt.toISOString(), changes: changesOf(before, { overrides, choices }) };
  }
}

export class TemplateView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty(TEXTS) overrides!: Record<string, string>;
  @ApiProperty(CHOICES) choices!: TemplateChoices;
  @ApiProperty({ format: 'date-time' }) changedAt!: string;
  @ApiProperty({ type: [TemplateVersionView], description: 'newest first' }) versions!: TemplateVersionView[];
  @ApiProperty({ type: ContentChangesView, description: 'what publishing would change' }) unpublished!: ContentChangesView;
  @ApiProperty({ description: 'its ETag' }) version!: number;

  static of({ template: { id, name, overrides, choices, changedAt, version }, versions }: WithVersions): TemplateView {
    return {
      id, name, overrides, choices, changedAt: changedAt.toISOString(), version,
      versions: versions.map((each, at) => TemplateVersionView.of(each, versions[at + 1])),
      unpublished: changesOf(versions[0], { overrides, choices }),
    };
  }
}
