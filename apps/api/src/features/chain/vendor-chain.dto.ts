import { ApiProperty } from '@nestjs/swagger';
import { PHI_SCOPES, type PhiScope } from '@holdfast/contracts/vendors';
import { CHAIN_RULES, type ChainSeverity } from '@holdfast/domain/chain/chain-rules';
import type { FlowDownFinding } from '@holdfast/domain/chain/flow-down-report';
import { phiTypeWords } from '@holdfast/domain/chain/phi-types';
import { subjectOfRule } from '@holdfast/domain/findings/flow-down-finding';
import { IsIn, IsUUID } from 'class-validator';
import { ChainPartyView, DAY, NULLABLE_DAY } from './chain.dto.js';
import type { Names } from './chain.service.js';
import type { FlowDown, FlowDownService } from './flow-down.service.js';
import type { ChainEdgeFacts, EdgeState, KnownBy, VendorChain } from './surroundings.service.js';

const STATES = ['in_force', 'due', 'gap', 'unknown', 'no_phi', 'phi_unknown'] as const;
const KNOWN_BY = ['own_agreement', 'document_on_file', 'document_seen', 'attested', 'unknown', 'nothing'] as const;

class FindingView {
  @ApiProperty({ description: 'CH-01 to CH-18' }) rule!: string;
  @ApiProperty({ enum: ['violated', 'cannot_tell'], enumName: 'FlowDownState' }) state!: FlowDownFinding['state'];
  @ApiProperty({ enum: ['error', 'warning'], enumName: 'ChainSeverity', nullable: true }) severity!: ChainSeverity | null;
  @ApiProperty({ description: 'what this agreement says, in words' }) down!: string;
  @ApiProperty({ type: String, nullable: true, description: 'what it is compared with' }) up!: string | null;
  @ApiProperty({ description: 'how many other engagements above say the same; the strictest is shown' }) others!: number;
  @ApiProperty() basis!: string;
  @ApiProperty() cite!: string;

  static of({ rule, state, severity, down, up, others }: FlowDownFinding): FindingView {
    const known = CHAIN_RULES.find(({ id }) => id === rule);
    return { rule, state, severity, down, up, others, basis: known?.basis ?? '', cite: known?.cite ?? '' };
  }
}

class ChainAgreementView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() title!: string;
}

class EndedAgreementView {
  @ApiProperty() title!: string;
  @ApiProperty({ ...DAY, description: 'its last day in force' }) on!: string;
}

class ChainEdgeView {
  @ApiProperty({ format: 'uuid' }) engagementId!: string;
  @ApiProperty({ type: ChainPartyView }) customer!: ChainPartyView;
  @ApiProperty({ type: ChainPartyView }) supplier!: ChainPartyView;
  @ApiProperty() service!: string;
  @ApiProperty({ description: 'State and country in words; empty: not recorded' }) place!: string;
  @ApiProperty({ enum: PHI_SCOPES, enumName: 'PhiScope' }) phi!: PhiScope;
  @ApiProperty({ type: [String], description: 'in words' }) phiKinds!: string[];
  @ApiProperty({ enum: STATES, enumName: 'ChainEdgeState' }) state!: EdgeState;
  @ApiProperty({ ...NULLABLE_DAY, description: 'first day of the gap' }) since!: string | null;
  @ApiProperty({ ...NULLABLE_DAY, description: 'last day in force' }) until!: string | null;
  @ApiProperty({ enum: KNOWN_BY, enumName: 'ChainKnownBy' }) knownBy!: KnownBy;
  @ApiProperty() knownFrom!: string;
  @ApiProperty(NULLABLE_DAY) knownOn!: string | null;
  @ApiProperty({ type: ChainAgreementView, nullable: true }) agreement!: ChainAgreementView | null;
  @ApiProperty({ type: EndedAgreementView, nullable: true, description: 'what covered it last, where nothing does any more' }) ended!: EndedAgreementView | null;
  @ApiProperty({ type: String, nullable: true, description: 'in words; null: no agreement in force' }) breachNotice!: string | null;
  @ApiProperty() breachNoticeRead!: boolean;
  @ApiProperty({ description: 'no engagement stands above it' }) first!: boolean;
  @ApiProperty({ type: [FindingView] }) findings!: FindingView[];

  static of(names: Names, { engagement, facts, state, since, until, knownBy, agreement, breachNotice, breachNoticeRead, first, findings, ended }: ChainEdgeFacts): ChainEdgeView {
    return {
      engagementId: engagement.id, customer: ChainPartyView.of(names, engagement.customer), supplier: ChainPartyView.of(names, engagement.supplier), service: engagement.service,
      place: [facts.state, facts.country].filter(Boolean).join(', '), phi: facts.phi, phiKinds: engagement.phi.types.map(phiTypeWords), state, since, until, knownBy,
      knownFrom: agreement ? '' : facts.assuranceSource, knownOn: agreement ? null : facts.assuranceOn, agreement: agreement && { id: agreement.id, title: agreement.title },
      ended, breachNotice, breachNoticeRead, first, findings: findings.map(FindingView.of),
    };
  }
}

export class VendorChainView {
  @ApiProperty(DAY) asOf!: string;
  @ApiProperty({ type: ChainPartyView }) party!: ChainPartyView;
  @ApiProperty({ type: [ChainEdgeView], description: 'nearest first' }) edges!: ChainEdgeView[];
  @ApiProperty({ description: 'links in all' }) total!: number;
  @ApiProperty({ description: 'there are more than these' }) cut!: boolean;

  static of(vendorId: string, { asOf, edges, total, cut, names }: VendorChain): VendorChainView {
    return { asOf, party: ChainPartyView.of(names, vendorId), edges: edges.map((edge) => ChainEdgeView.of(names, edge)), total, cut };
  }
}

class RuleView {
  @ApiProperty() id!: string;
  @ApiProperty() rule!: string;
  @ApiProperty() basis!: string;
  @ApiProperty() cite!: string;
  @ApiProperty({ description: 'error, warning, or when which' }) severity!: string;
  @ApiProperty() holds!: number;
  @ApiProperty() violated!: number;
  @ApiProperty() cannotTell!: number;
}

class LinkFindingView extends FindingView {
  @ApiProperty({ format: 'uuid' }) engagementId!: string;
  @ApiProperty() service!: string;
  @ApiProperty({ type: ChainPartyView }) customer!: ChainPartyView;
  @ApiProperty({ type: ChainPartyView }) supplier!: ChainPartyView;
  @ApiProperty({ type: ChainPartyView, nullable: true, description: 'whose terms it is compared with' }) promisedTo!: ChainPartyView | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'the finding that was opened for it and is not closed' }) findingId!: string | null;
}

export class OpenFindingBody {
  @ApiProperty({ description: 'CH-01 to CH-18' }) @IsIn(CHAIN_RULES.map(({ id }) => id)) rule!: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() engagementId!: string;
}

export class OpenedFindingView {
  @ApiProperty({ format: 'uuid' }) findingId!: string;
}

export class FlowDownView {
  @ApiProperty(DAY) asOf!: string;
  @ApiProperty({ type: [RuleView] }) rules!: RuleView[];
  @ApiProperty({ type: [LinkFindingView], description: 'violations first; 200 at most' }) findings!: LinkFindingView[];
  @ApiProperty({ description: 'how many there are' }) total!: number;

  static of({ asOf, rules, findings, total, engagements, names, opened }: FlowDown): FlowDownView {
    return {
      asOf, total,
      rules: rules.map(({ rule: { id, rule, basis, cite, severity }, holds, violated, cannotTell }) => ({ id, rule, basis, cite, severity, holds, violated, cannotTell })),
      findings: findings.flatMap((finding) => {
        const link = engagements.get(finding.edge);
        const above = finding.against ? engagements.get(finding.against) : undefined;
        if (!link) return [];
        return [{ ...FindingView.of(finding), engagementId: link.id, service: link.service, customer: ChainPartyView.of(names, link.customer), supplier: ChainPartyView.of(names, link.supplier), promisedTo: above ? ChainPartyView.of(names, above.customer) : null, findingId: opened.get(subjectOfRule(finding.rule, finding.edge)) ?? null }];
      }),
    };
  }
}

class PromisedTermView {
  @ApiProperty() name!: string;
  @ApiProperty() label!: string;
  @ApiProperty({ description: 'in words' }) value!: string;
  @ApiProperty({ description: 'false: not read yet' }) read!: boolean;
}

class PromiseView {
  @ApiProperty({ format: 'uuid' }) engagementId!: string;
  @ApiProperty({ type: ChainPartyView }) customer!: ChainPartyView;
  @ApiProperty() service!: string;
  @ApiProperty({ enum: ['on_file', 'unread', 'unknown', 'none'] }) paper!: 'on_file' | 'unread' | 'unknown' | 'none';
  @ApiProperty({ type: ChainAgreementView, nullable: true }) agreement!: ChainAgreementView | null;
  @ApiProperty(NULLABLE_DAY) until!: string | null;
  @ApiProperty({ type: [PromisedTermView] }) terms!: PromisedTermView[];
}

export class PromisesView {
  @ApiProperty(DAY) asOf!: string;
  @ApiProperty({ description: 'the organization serves others' }) serves!: boolean;
  @ApiProperty({ type: [PromiseView] }) promises!: PromiseView[];

  static of({ asOf, serves, promises, names }: Awaited<ReturnType<FlowDownService['promises']>>): PromisesView {
    return { asOf, serves, promises: promises.map(({ engagement, agreement, until, paper, terms }) => ({ engagementId: engagement.id, customer: ChainPartyView.of(names, engagement.customer), service: engagement.service, paper, until, terms: [...terms], agreement: agreement && { id: agreement.id, title: agreement.title } })) };
  }
}
