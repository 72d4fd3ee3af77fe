import checklist from './baa-checklist.json' with { type: 'json' };
import content from './chain-rules.json' with { type: 'json' };

/** How bad a violation is: an error breaks law or contract, a warning makes breaking it likely. */
export type ChainSeverity = 'error' | 'warning';

/** A flow-down rule that Holdfast ships: own wording, with its legal basis. It is data; the compiler reads its words as plain strings. */
export interface ChainRule {
  id: string;
  basis: string;
  severity: string;
  rule: string;
  cite: string;
  check: string;
}

/** The rules CH-01 to CH-18. */
export const CHAIN_RULES: readonly ChainRule[] = content;

/** The severity of a rule as its file states it; CH-08 is an error where an agent is on the path (`agentOnPath`), else a warning. Unknown rules are errors. */
export const severityOf = (rule: string, agentOnPath = false): ChainSeverity => {
  const stated = CHAIN_RULES.find(({ id }) => id === rule)?.severity ?? 'error';
  if (stated === 'error' || stated === 'warning') return stated;
  return agentOnPath ? 'error' : 'warning';
};

/** Clauses that only ePHI asks for (45 CFR 164.314(a)(2)(i)). */
const EPHI_ONLY: readonly string[] = ['BAA-R04', 'BAA-R06', 'BAA-R09'];

/** Ids of the clauses every agreement must have; `ephi` says whether with those that only ePHI asks for. One that is required only where a duty is delegated is not among them. */
export const requiredClauses = (ephi: boolean): string[] => checklist.filter(({ id, level }) => level === 'required' && (ephi || !EPHI_ONLY.includes(id))).map(({ id }) => id);

/** Of these clauses, those not among the ones located. "R05" and "BAA-R05" name the same clause. */
export const missingClauses = (required: readonly string[], located: readonly string[]): string[] => {
  const found = new Set(located.map((id) => id.replace(/^BAA-/, '')));
  return required.filter((id) => !found.has(id.replace(/^BAA-/, '')));
};
