import { TRIAGE_ANSWERS, TRIAGE_LABELS } from '@holdfast/contracts/engagements';

/** The keys of triage: 1 PHI, 2 unsure, 3 none. */
export const TRIAGE_KEYS: Readonly<Record<string, string>> = Object.fromEntries(TRIAGE_ANSWERS.map((answer, at) => [String(at + 1), TRIAGE_LABELS[answer]]));
