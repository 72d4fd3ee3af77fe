/** What a person agrees to before she signs electronically (15 U.S.C. 7001(c) asks for the consumer's case; here it is the parties' own agreement). */
export const CONSENT = {
  version: '2026-11',
  text: 'I agree to sign this document electronically, and that my electronic signature counts as one on paper. I can read the document here and download it as a PDF. I can ask the other side for a copy on paper, or decline to sign here.',
} as const;

/** What is stated with a signature. */
export const authorityStatement = (party: string): string => `I have authority to bind ${party}.`;
