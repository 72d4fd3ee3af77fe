/** The id an error summary leads to. */
export const CONTROL = 'answer';
