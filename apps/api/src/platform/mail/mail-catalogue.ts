import { readFileSync } from 'node:fs';

export type MailBlock =
  | { readonly type: 'greeting' | 'paragraph' | 'note' | 'contact' | 'signature' | 'list'; readonly text: string }
  | { readonly type: 'facts'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | { readonly type: 'action'; readonly label: string; readonly url: string };

export interface MailVariable {
  readonly name: string;
  readonly type: 'text' | 'date' | 'integer' | 'sentence' | 'zone' | 'url' | 'email' | 'code' | 'time' | 'lines' | 'instant';
  readonly example: string;
}

/** The texts of one kind of mail: `text` is the blocks, joined by an empty line. */
export interface MailTexts {
  readonly id: string;
  readonly audience: 'vendor' | 'staff' | 'vendor or staff' | 'staff or vendor';
  readonly subject: string;
  readonly preheader: string;
  readonly replyTo: string;
  readonly text: string;
  readonly blocks: readonly MailBlock[];
  readonly listUnsubscribe: boolean;
  /** Brings the due day as a calendar file, where the plan names one. */
  readonly ics: boolean;
  readonly variables: readonly MailVariable[];
}

const { mails } = JSON.parse(readFileSync(new URL('./mails.json', import.meta.url), 'utf8')) as { mails: MailTexts[] };

export const MAILS: ReadonlyMap<string, MailTexts> = new Map(mails.map((mail) => [mail.id, mail]));

/** Throws for a kind that has no texts: that is a bug, not a delivery problem. */
export const mailTexts = (kind: string): MailTexts => {
  const texts = MAILS.get(kind);
  if (!texts) throw new MailTextError(`There is no mail of the kind ${kind}`);
  return texts;
};

/** What stands in the place of a mail's one address. */
export const linkVariable = ({ variables }: MailTexts): string | undefined => variables.find(({ type }) => type === 'url')?.name;

/** The mail cannot be written. Trying again would not help; the words name what is missing, never what is there. */
export class MailTextError extends Error {}
