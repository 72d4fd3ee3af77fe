import type { Schemas } from '@holdfast/api-client/client';

const WORDS = { accepted: 'Accepted', returned: 'To send back', finding: 'Finding' } as const;

/** A verdict in words, with what was said by it. */
export const verdictWords = (verdict: Pick<Schemas['JudgeBody'], 'verdict' | 'outgoingText' | 'internalNote'> | null): string =>
  verdict?.verdict ? [`${WORDS[verdict.verdict]}${verdict.outgoingText ? `: “${verdict.outgoingText}”` : ''}`, verdict.internalNote && `Note: ${verdict.internalNote}`].filter(Boolean).join('. ') : 'No verdict';
