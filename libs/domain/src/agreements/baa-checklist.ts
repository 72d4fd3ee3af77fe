import checklist from '../chain/baa-checklist.json' with { type: 'json' };

export const CLAUSE_LEVELS = ['required', 'required-if-delegated', 'conditional', 'permitted', 'recommended'] as const;
export type ClauseLevel = (typeof CLAUSE_LEVELS)[number];

/** A provision of a business associate agreement, with where the law asks for it. */
export interface ChecklistClause {
  id: string;
  level: ClauseLevel;
  text: string;
  cite: string;
  note: string;
}

/** The provisions of 45 CFR 164.504(e) and 164.314(a), then those that are conditional, permitted or only recommended. */
export const BAA_CHECKLIST: readonly ChecklistClause[] = checklist as ChecklistClause[];

export const CLAUSE_STATES = ['located', 'missing', 'unclear', 'not_applicable'] as const;
export type ClauseState = (typeof CLAUSE_STATES)[number];

/** Is it one of the 17 provisions that have to be there? One of them only where a duty is delegated. */
export const isRequired = ({ level }: ChecklistClause): boolean => level === 'required' || level === 'required-if-delegated';

/** Required provisions that may not apply: nothing is delegated, no PHI is electronic, or another arrangement may leave the right to terminate out (164.504(e)(3)(iii)). */
const MAY_NOT_APPLY: Readonly<Record<string, string>> = {
  'BAA-R04': 'no PHI is electronic', 'BAA-R06': 'no PHI is electronic', 'BAA-R09': 'no PHI is electronic', 'BAA-R13': 'no duty is delegated', 'BAA-R16': 'it is an arrangement under 164.504(e)(3)',
};

/** When a clause may be said not to apply; null when it always applies. Those not required never bind. */
export const mayNotApply = (clause: ChecklistClause): string | null => (isRequired(clause) ? (MAY_NOT_APPLY[clause.id] ?? null) : 'it is not required');
