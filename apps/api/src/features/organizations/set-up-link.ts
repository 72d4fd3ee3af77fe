/** The purpose under which set-up links are signed. */
export const SET_UP = 'set-up';
