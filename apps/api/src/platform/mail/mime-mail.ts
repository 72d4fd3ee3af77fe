import { randomUUID } from 'node:crypto';
import MimeNode from 'nodemailer/lib/mime-node';
import { encode, wrap } from 'nodemailer/lib/qp';
import type { OutgoingMail } from './mail-transport.js';

const LINE = 76;
const ALTERNATIVE = 'multipart/alternative';
const PRINTABLE = 'quoted-printable';

/**
 * The mail in its final bytes: a text, its twin in HTML, and perhaps a calendar file. Headers and encodings are nodemailer's own;
 * put together at once, because its streams, made for attachments of any size, cost more than all the rest of sending.
 */
export const mimeOf = ({ messageId, from, to, replyTo, subject, text, html, calendar, headers }: OutgoingMail): Buffer => {
  const root = new MimeNode(calendar ? 'multipart/mixed' : ALTERNATIVE, { baseBoundary: randomUUID(), disableFileAccess: true, disableUrlAccess: true });
  const twins = calendar ? childOf(root, ALTERNATIVE) : root;
  root.setHeader({ ...headers, From: from, To: to, 'Reply-To': replyTo, Subject: subject, 'Message-ID': messageId });
  const alternatives = [leaf(twins, 'text/plain; charset=utf-8', text), leaf(twins, 'text/html; charset=utf-8', html)];
  const whole = calendar
    ? enclosing(root, [enclosing(twins, alternatives), leaf(root, 'text/calendar; charset=utf-8; method=PUBLISH; name=due.ics', calendar, 'attachment; filename=due.ics')])
    : enclosing(twins, alternatives);
  return Buffer.from(whole);
};

/** By itself each node would ask the system for random bytes; all use the root's. */
const childOf = (parent: MimeNode, contentType: string): MimeNode => parent.createChild(contentType, { baseBoundary: parent.baseBoundary });

const leaf = (parent: MimeNode, contentType: string, content: string, disposition?: string): string => {
  const node = childOf(parent, contentType);
  node.setHeader('Content-Transfer-Encoding', PRINTABLE);
  if (disposition) node.setHeader('Content-Disposition', disposition);
  return `${node.buildHeaders()}\r\n\r\n${wrap(encode(Buffer.from(content.replace(/\r?\n/g, '\r\n'))), LINE)}`;
};

const enclosing = (node: MimeNode, parts: readonly string[]): string => {
  const headers = node.buildHeaders();
  return `${headers}\r\n\r\n${parts.map((part) => `--${node.boundary}\r\n${part}\r\n`).join('')}--${node.boundary}--\r\n`;
};
