/** What may have become of a mail: it waits, is leaving, was taken by the mail server, is tried again, came back, was given up, or was taken back before it left. */
export const MESSAGE_STATES = ['planned', 'sending', 'accepted', 'deferred', 'bounced', 'dead', 'cancelled'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];
