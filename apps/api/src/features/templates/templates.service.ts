import { Injectable } from '@nestjs/common';
import { BAA_TEMPLATE, VARIANTS } from '@holdfast/domain/templates/baa-template';
import { wordChanges, type TextChange } from '@holdfast/domain/templates/text-changes';
import { effectiveChoices, type FieldProblem } from '@holdfast/domain/templates/template-values';
import { overrideProblems, wordingsOf } from '@holdfast/domain/templates/template-wording';
import { AuditWriter } from '../../platform/audit/audit.writer.js';
import type { Ctx } from '../../platform/context/ctx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { sha256OfJson } from '../../platform/hashes/sha256.js';
import { sameVersion } from '../../platform/http/if-match.decorator.js';
import type { Template, TemplateChoices } from './template.entity.js';
import type { TemplateVersion } from './template-version.entity.js';
import { TemplatesRepository, TemplateVersionsRepository } from './templates.repository.js';

/** What a template or a version of it says otherwise than Holdfast's own text. */
export interface TemplateContent {
  readonly overrides: Record<string, string>;
  readonly choices: TemplateChoices;
}

export interface WithVersions {
  readonly template: Template;
  /** Newest first. */
  readonly versions: readonly TemplateVersion[];
}

export interface ContentChanges {
  readonly texts: readonly TextChange[];
  readonly choices: readonly { readonly variant: string; readonly option: string; readonly before: string; readonly after: string }[];
}

const HOLDFASTS: TemplateContent = { overrides: {}, choices: {} };
const WORDINGS = wordingsOf(BAA_TEMPLATE);

/** An organization's own versions of the BAA template. */
@Injectable()
export class TemplatesService {
  constructor(private readonly uow: UnitOfWork, private readonly templates: TemplatesRepository, private readonly versions: TemplateVersionsRepository, private readonly audit: AuditWriter) {}

  all(ctx: Ctx): Promise<WithVersions[]> {
    return this.uow.run(ctx, async (ctx) => {
      const versions = await this.versions.all(ctx);
      return (await this.templates.byName(ctx)).map((template) => ({ template, versions: versions.filter(({ templateId }) => templateId === template.id) }));
    });
  }

  find(ctx: Ctx, id: string): Promise<WithVersions> {
    return this.uow.run(ctx, async (ctx) => {
      const template = await this.templates.find(ctx, id);
      if (!template) throw new DomainError('not_found', 'No such template');
      return { template, versions: await this.versions.ofTemplate(ctx, id) };
    });
  }

  create(ctx: Ctx, name: string): Promise<WithVersions> {
    return this.uow.run(ctx, async (ctx) => {
      await this.refuseName(ctx, name, null);
      const id = await this.templates.insert(ctx, { name, ...HOLDFASTS });
      await this.audit.record(ctx, 'template.created', { subjectType: 'template', subjectId: id });
      return this.find(ctx, id);
    });
  }

  edit(ctx: Ctx, id: string, version: number, change: Partial<TemplateContent & { name: string }>): Promise<WithVersions> {
    return this.uow.run(ctx, async (ctx) => {
      const template = await this.templates.findForUpdate(ctx, id);
      if (!template) throw new DomainError('not_found', 'No such template');
      sameVersion(template.version, version);
      if (change.name !== undefined) await this.refuseName(ctx, change.name, id);
      const { overrides = template.overrides, choices = template.choices } = change;
      const kept = { overrides: withoutOurs(overrides), choices };
      refuseProblems(contentProblems(kept));
      await this.templates.update(ctx, template, { ...(change.name !== undefined && { name: change.name }), ...kept });
      await this.audit.record(ctx, 'template.edited', { subjectType: 'template', subjectId: id, detail: { fields: Object.keys(change), clauses: Object.keys(kept.overrides).length } });
      return this.find(ctx, id);
    });
  }

  /** Freezes what is edited as the next version. The same text twice is not a version. */
  publish(ctx: Ctx, id: string, version: number, note: string): Promise<WithVersions> {
    return this.uow.run(ctx, async (ctx) => {
      const template = await this.templates.findForUpdate(ctx, id);
      if (!template) throw new DomainError('not_found', 'No such template');
      sameVersion(template.version, version);
      const { overrides, choices } = template;
      refuseProblems(contentProblems({ overrides, choices }));
      const sha256 = sha256OfJson({ base: { id: BAA_TEMPLATE.id, version: BAA_TEMPLATE.version }, overrides, choices });
      const [latest] = await this.versions.ofTemplate(ctx, id);
      if (latest?.sha256 === sha256) throw new DomainError('rule_broken', `Version ${latest.number} says the same: there is nothing to publish`);
      const number = (latest?.number ?? 0) + 1;
      await this.versions.insert(ctx, { templateId: id, number, baseVersion: BAA_TEMPLATE.version, overrides, choices, note, sha256, byMemberId: ctx.actor.memberId as string, byName: ctx.actor.name });
      await this.audit.record(ctx, 'template.published', { subjectType: 'template', subjectId: id, detail: { number, sha256 } });
      return this.find(ctx, id);
    });
  }

  /** A published version, or `not_found` at that pointer: for ids that arrive in a body. */
  async published(ctx: Ctx, versionId: string): Promise<TemplateVersion & { readonly name: string }> {
    return this.uow.run(ctx, async (ctx) => {
      const version = await this.versions.find(ctx, versionId);
      const template = version && (await this.templates.find(ctx, version.templateId));
      if (!version || !template) throw new DomainError('not_found', 'No such version of a template', [{ pointer: '/templateVersionId', message: 'is no published version of this organization' }]);
      return { ...version, name: template.name };
    });
  }

  private async refuseName(ctx: Ctx, name: string, id: string | null): Promise<void> {
    if (await this.templates.isNamed(ctx, name, id)) throw new DomainError('conflict', 'Another template has this name', [{ pointer: '/name', message: 'is taken' }]);
  }
}

/** What is edited, against the newest version or, before the first, against Holdfast's own text. */
export const changesOf = (before: TemplateContent | undefined, after: TemplateContent): ContentChanges => {
  const from = before ?? HOLDFASTS;
  const texts = WORDINGS.flatMap(({ place, clauseId, text }): TextChange[] => {
    const [was, is] = [from.overrides[place] ?? text, after.overrides[place] ?? text];
    const clause = BAA_TEMPLATE.clauses.find(({ id }) => id === clauseId);
    return was === is ? [] : [{ place, label: clause?.heading ?? place, runs: wordChanges(was, is) }];
  });
  const choices = VARIANTS.flatMap((variant) => BAA_TEMPLATE.options.flatMap(({ id, label, values, default: usual }) => {
    const say = (content: TemplateContent): string => content.choices[variant]?.[id] ?? usual[variant];
    const words = (value: string): string => values.find((known) => known.value === value)?.label ?? value;
    return say(from) === say(after) ? [] : [{ variant, option: label, before: words(say(from)), after: words(say(after)) }];
  }));
  return { texts, choices };
};

/** Words that are Holdfast's own are no change. */
const withoutOurs = (overrides: Record<string, string>): Record<string, string> => {
  const ours = new Map(WORDINGS.map(({ place, text }) => [place, text]));
  return Object.fromEntries(Object.entries(overrides).filter(([place, text]) => ours.get(place) !== text));
};

const contentProblems = ({ overrides, choices }: TemplateContent): FieldProblem[] => [
  ...overrideProblems(BAA_TEMPLATE, overrides),
  ...Object.entries(choices).flatMap(([variant, chosen]) => {
    const known = VARIANTS.find((each) => each === variant);
    if (!known) return [{ pointer: `/choices/${variant}`, message: 'is not a variant' }];
    return effectiveChoices(BAA_TEMPLATE, { variant: known, choices: chosen, variables: {}, overrides: {} }).problems.map(({ pointer, message }) => ({ pointer: pointer.replace('/choices', `/choices/${variant}`), message }));
  }),
];

const refuseProblems = (problems: readonly FieldProblem[]): void => {
  if (problems.length > 0) throw new DomainError('invalid', 'Some of it cannot be kept', problems.map(({ pointer, message }) => ({ pointer, message })));
};
