import { simpleParser } from 'mailparser';
import type { MailReport } from './message-report.entity.js';

/** What a returned mail says, as far as it can be read. */
export interface Bounce {
  /** `delivered` for what is no trouble: relayed, expanded, delivered. */
  readonly report: MailReport | 'delivered';
  readonly status: string | null;
  /** The server's own. */
  readonly words: string;
  /** Message-IDs of our form that stand anywhere in it: in its headers, in the headers or the mail it returns. */
  readonly messageIds: readonly string[];
  readonly envelopeId: string | null;
}

const OUR_MESSAGE_ID = /<[0-9a-f]{40}@[^\s<>]{1,255}>/g;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ACTIONS: Readonly<Record<string, Bounce['report']>> = { failed: 'failed', delayed: 'delayed', delivered: 'delivered', relayed: 'delivered', expanded: 'delivered' };
/** The worst that is said of any recipient is what is said of the mail: each of ours has one. */
const WORST_FIRST: readonly Bounce['report'][] = ['failed', 'delayed', 'delivered'];
const LONGEST_WORDS = 1_000;

type Fields = ReadonlyMap<string, string>;

/** Reads a mail that came back: a delivery status (RFC 3464), with or without the mail (RFC 3462, 6522). What has none is kept as it is, not guessed at. */
export const readBounce = async (raw: Buffer): Promise<Bounce> => {
  const mail = await simpleParser(raw, { keepDeliveryStatus: true, skipTextToHtml: true, skipImageLinks: true });
  const text = raw.toString('latin1');
  const messageIds = [...new Set([...text.matchAll(OUR_MESSAGE_ID), ...(mail.text ?? '').matchAll(OUR_MESSAGE_ID)].map(([id]) => id))];
  const status = mail.attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  const [ofMessage, ...ofRecipients] = status ? groupsOf(status.content.toString()) : [];
  const said = WORST_FIRST.flatMap((report) => ofRecipients.filter((fields) => ACTIONS[(fields.get('action') ?? '').toLowerCase()] === report).map((fields) => ({ report, fields })))[0];
  const envelopeId = ofMessage?.get('original-envelope-id') ?? null;
  const common = { messageIds, envelopeId: envelopeId !== null && UUID.test(envelopeId) ? envelopeId : null };
  if (!said) return { ...common, report: 'not_understood', status: null, words: shortened(mail.text ?? mail.subject ?? '') || 'It says nothing' };
  const code = /[245]\.\d{1,3}\.\d{1,3}/.exec(said.fields.get('status') ?? '')?.[0] ?? null;
  const diagnostic = said.fields.get('diagnostic-code')?.replace(/^[\w-]+\s*;\s*/, '');
  return { ...common, report: said.report, status: code, words: shortened(diagnostic ?? code ?? said.report) };
};

/** Its groups of fields: of the message first, then of each recipient. */
const groupsOf = (content: string): Fields[] =>
  content.replace(/\r\n?/g, '\n').trim().split(/\n(?:[ \t]*\n)+/).map((group) =>
    new Map(group.replace(/\n[ \t]+/g, ' ').split('\n').flatMap((line): [string, string][] => {
      const at = line.indexOf(':');
      return at < 0 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]];
    })));

const shortened = (words: string) => words.replace(/\p{Cc}+/gu, ' ').trim().slice(0, LONGEST_WORDS);
