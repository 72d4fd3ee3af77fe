/** The id an error summary leads to. */
export const CONTROL = 'answer';

/** The same where several questions stand on one page. */
export const listControl = (question: string): string => `answer-${question}`;
