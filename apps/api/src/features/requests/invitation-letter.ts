import { CONSOLE_ROLE_LABELS, type ConsoleRole } from '@holdfast/contracts/permissions';
import { minutesOf } from '@holdfast/domain/questionnaires/answering-time';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import type { RequestKind } from '@holdfast/domain/requests/request-steps';
import type { Letter } from './request-letters.js';

/** Where a person does not say why she asks. */
export const PURPOSE = 'They ask every company that handles information about their patients.';

/** A person's title, or her role here where she has none. */
export const titleOf = ({ title, consoleRole }: { readonly title: string; readonly consoleRole: string | null }): string => title || CONSOLE_ROLE_LABELS[consoleRole as ConsoleRole];

/** The mail that brings a request; `key` names it within the request. */
export const invitation = (key: string, kind: RequestKind, purposeSentence: string, asked: Questionnaire | null | undefined): Letter => {
  const said = { minutes: minutesOf(kind, asked?.questions.length ?? 0), purposeSentence };
  return kind === 'statement' ? { kind: 'statement-asked', key, variables: said } : { kind: 'vendor-invitation', key, variables: { ...said, sectionCount: asked?.sections.length ?? 1 } };
};
