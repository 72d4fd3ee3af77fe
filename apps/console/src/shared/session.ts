import { Session } from '@holdfast/api-client/session';

/** As long as the server lets a session of staff idle. */
export const IDLE_MINUTES = 15;

export const session = new Session();
