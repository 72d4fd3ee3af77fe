import type { LocalDate } from '../dates/local-date.js';
import attestations from './attestations.json' with { type: 'json' };
import type { FrozenStatement, Statement } from './statement.js';

/** Every statement that Holdfast ships. */
export const STATEMENTS = attestations.attestations as unknown as readonly Statement[];

/** Those that are asked by themselves and again each period; the others belong to a submission or to the end of an agreement. */
const ASKED_ALONE = ['ATT-SAFEGUARDS', 'ATT-SUBS', 'ATT-TECH-VERIFY'];

export const ASKABLE_STATEMENTS: readonly Statement[] = STATEMENTS.filter(({ id }) => ASKED_ALONE.includes(id));

/** The statement in the words that hold on that day; null for an id that is not shipped, or before its first version. */
export const statementOn = (id: string, day: LocalDate): FrozenStatement | null => {
  const statement = STATEMENTS.find((known) => known.id === id);
  const version = statement?.versions.findLast(({ effectiveFrom, effectiveTo }) => effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo));
  if (!statement || !version) return null;
  const { title, basis, basisNote, period, mayAttest, citations, noLongerTrue } = statement;
  return { id, title, basis, basisNote, period, mayAttest, citations, noLongerTrue, version: version.version, text: version.text, variables: version.variables };
};
