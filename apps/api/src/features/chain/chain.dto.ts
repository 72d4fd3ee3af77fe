import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CHAIN_RULES } from '@holdfast/domain/chain/chain-rules';
import { phiTypeWords } from '@holdfast/domain/chain/phi-types';
import type { Uncovered } from '@holdfast/domain/chain/uncovered-on';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { type Page, pageOf, decodeCursor } from '../../platform/http/page.js';
import { type ChainService, type Gap, type Names, OURSELVES } from './chain.service.js';

type Answer<K extends keyof ChainService> = ChainService[K] extends (...parts: never[]) => Promise<infer R> ? R : never;

export const DAY = { type: String, format: 'date' } as const;
export const NULLABLE_DAY = { ...DAY, nullable: true } as const;
const AS_OF = { ...DAY, description: 'any day, past or planned; absent: today in the organization’s zone' } as const;
const RULES = CHAIN_RULES.map(({ id }) => id);

export class ChainQuery {
  @ApiPropertyOptional(AS_OF) @IsOptional() @IsDay() asOf?: string;
}

export class UncoveredQuery extends ChainQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 200 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export class FlowDownQuery extends ChainQuery {
  @ApiPropertyOptional({ enum: RULES }) @IsOptional() @IsIn(RULES) rule?: string;
}

export class ChainPartyView {
  @ApiProperty({ type: String, nullable: true, format: 'uuid', description: 'null: ourselves' }) vendorId!: string | null;
  @ApiProperty() name!: string;

  static of(names: Names, partyId: string): ChainPartyView {
    const { id, name } = names(partyId);
    return { vendorId: id === OURSELVES ? null : id, name };
  }
}

class UncoveredEngagementView {
  @ApiProperty({ format: 'uuid' }) engagementId!: string;
  @ApiProperty() service!: string;
  @ApiProperty({ type: ChainPartyView }) customer!: ChainPartyView;
  @ApiProperty({ type: ChainPartyView }) supplier!: ChainPartyView;
  @ApiProperty({ enum: ['none', 'unknown'], description: 'no agreement in force; or nobody knows whether there is one' }) state!: Gap['state'];
  @ApiProperty({ ...NULLABLE_DAY, description: 'first day of the gap; null: nobody recorded when PHI began' }) since!: string | null;
  @ApiProperty({ type: [ChainPartyView], nullable: true, description: 'one path on which PHI gets there, from its beginning; null: none is recorded' }) path!: ChainPartyView[] | null;
}

export class UncoveredView {
  @ApiProperty(DAY) asOf!: string;
  @ApiProperty({ description: 'engagements through which PHI flows that day' }) flows!: number;
  @ApiProperty() uncovered!: number;
  @ApiProperty({ description: 'of those uncovered: nobody knows whether there is an agreement' }) unknown!: number;
  @ApiProperty({ description: 'engagements of the day of which nobody knows whether PHI flows; not among the others' }) unknownScope!: number;
  @ApiProperty({ type: [UncoveredEngagementView] }) items!: UncoveredEngagementView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;

  static of({ asOf, flows, uncovered }: Answer<'uncovered'>, { next }: Page<Uncovered>, { gaps, names }: Answer<'gaps'>, unknownScope: number): UncoveredView {
    const party = (id: string) => ChainPartyView.of(names, id);
    return {
      asOf, flows, unknownScope, next, uncovered: uncovered.length, unknown: uncovered.filter(({ state }) => state === 'unknown').length,
      items: gaps.map(({ engagement, state, since, path }) => ({ engagementId: engagement.id, service: engagement.service, customer: party(engagement.customer), supplier: party(engagement.supplier), state, since, path: path?.map(party) ?? null })),
    };
  }

  /** A page of a list that stands in the order of ids. */
  static page(uncovered: readonly Uncovered[], { cursor, limit }: UncoveredQuery): Page<Uncovered> {
    const [after] = cursor ? decodeCursor(cursor, 1) : [''];
    return pageOf(uncovered.filter(({ engagement }) => engagement > String(after)).slice(0, limit + 1), limit, ({ engagement }) => [engagement]);
  }
}

class WitnessView {
  @ApiProperty({ format: 'uuid' }) engagementId!: string;
  @ApiProperty({ type: [String], nullable: true, description: 'engagements from where the path begins, this one last' }) witness!: string[] | null;
}

export class WitnessesView {
  @ApiProperty(DAY) asOf!: string;
  @ApiProperty({ type: [WitnessView] }) engagements!: WitnessView[];

  static of({ asOf, uncovered }: Answer<'uncovered'>): WitnessesView {
    return { asOf, engagements: uncovered.map(({ engagement, witness }) => ({ engagementId: engagement, witness })) };
  }
}

class RelianceView {
  @ApiProperty({ type: ChainPartyView }) party!: ChainPartyView;
  @ApiProperty({ description: 'vendors that rely on it, directly or through others' }) reliers!: number;
  @ApiProperty({ description: 'of those, the ones that engage it themselves' }) direct!: number;
  @ApiProperty({ description: 'PHI of your own reaches it' }) reachesUs!: boolean;
}

export class ConcentrationView {
  @ApiProperty(DAY) asOf!: string;
  @ApiProperty({ description: 'vendors with PHI that day' }) vendors!: number;
  @ApiProperty({ type: [RelianceView], description: 'those on whom the most rely' }) items!: RelianceView[];

  static of({ asOf, vendors, relied }: Answer<'concentration'>, names: Names): ConcentrationView {
    return { asOf, vendors, items: relied.map(({ party, ...numbers }) => ({ party: ChainPartyView.of(names, party), ...numbers })) };
  }
}

class TouchedEngagementView {
  @ApiProperty({ format: 'uuid' }) engagementId!: string;
  @ApiProperty() service!: string;
  @ApiProperty({ type: ChainPartyView }) customer!: ChainPartyView;
  @ApiProperty({ type: ChainPartyView }) supplier!: ChainPartyView;
  @ApiProperty() uncovered!: boolean;
}

class TouchedPartyView extends ChainPartyView {
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) ownerMemberId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'who answers for it here' }) owner!: string | null;
}

class TouchedAgreementView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ format: 'uuid' }) vendorId!: string;
}

export class BlastRadiusView {
  @ApiProperty(DAY) asOf!: string;
  @ApiProperty({ type: ChainPartyView }) party!: ChainPartyView;
  @ApiProperty({ description: 'paths of PHI that run through it' }) paths!: number;
  @ApiProperty({ type: [TouchedEngagementView] }) engagements!: TouchedEngagementView[];
  @ApiProperty({ type: [TouchedPartyView] }) parties!: TouchedPartyView[];
  @ApiProperty({ type: [String] }) services!: string[];
  @ApiProperty({ type: [String], description: 'in words' }) phiKinds!: string[];
  @ApiProperty({ type: [TouchedAgreementView] }) agreements!: TouchedAgreementView[];

  static of(vendorId: string, { asOf, radius, engagements, agreements, names }: Answer<'blastRadius'>): BlastRadiusView {
    const uncovered = new Set(radius.uncoveredEngagements);
    const party = (id: string) => ChainPartyView.of(names, id);
    return {
      asOf, party: party(vendorId), paths: Math.min(radius.paths, Number.MAX_SAFE_INTEGER), services: radius.services.filter((service) => service !== ''), phiKinds: radius.phiTypes.map(phiTypeWords), agreements: agreements.map(({ id, title, vendorId: of }) => ({ id, title, vendorId: of })),
      engagements: engagements.map(({ id, service, customer, supplier }) => ({ engagementId: id, service, customer: party(customer), supplier: party(supplier), uncovered: uncovered.has(id) })),
      parties: radius.parties.map((id) => ({ ...party(id), ownerMemberId: names(id).ownerMemberId, owner: names(id).owner })),
    };
  }
}

class PathStepView {
  @ApiProperty({ format: 'uuid' }) engagementId!: string;
  @ApiProperty() service!: string;
  @ApiProperty({ type: ChainPartyView }) customer!: ChainPartyView;
  @ApiProperty({ type: ChainPartyView }) supplier!: ChainPartyView;
  @ApiProperty() uncovered!: boolean;
}

class PathView {
  @ApiProperty({ type: [PathStepView] }) steps!: PathStepView[];
}

export class PathsView {
  @ApiProperty(DAY) asOf!: string;
  @ApiProperty({ type: [PathView], description: 'shortest first' }) paths!: PathView[];
  @ApiProperty({ description: 'there are more than these' }) cut!: boolean;

  static of({ asOf, paths, cut, state, names }: Answer<'paths'>): PathsView {
    const party = (id: string) => ChainPartyView.of(names, id);
    return { asOf, cut, paths: paths.map((path) => ({ steps: path.map((engagement) => ({ engagementId: engagement.id, service: engagement.service, customer: party(engagement.customer), supplier: party(engagement.supplier), uncovered: state.isUncovered(engagement) })) })) };
  }
}
