/** Whether an answer may be accepted in passing: nobody judged it, it is known, shows no gap and lacks no evidence. */
export const isPlain = ({ gap, lacksEvidence, notKnown, verdict }: { gap: unknown; lacksEvidence: boolean; notKnown: boolean; verdict: unknown }): boolean =>
  !gap && !lacksEvidence && !notKnown && !verdict;
