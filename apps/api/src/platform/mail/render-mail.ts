import { type MailBlock, type MailTexts, type MailVariable, MailTextError, mailTexts } from './mail-catalogue.js';

export interface RenderedMail {
  readonly subject: string;
  readonly replyTo: string;
  readonly text: string;
  readonly html: string;
}

const LONGEST_SENTENCE = 200;
const PLACE = /\{\{(\w+)\}\}/g;

/** Both parts of a mail from its texts; throws MailTextError naming the first variable that is missing. */
export const renderMail = (kind: string, given: Readonly<Record<string, string>>): RenderedMail => {
  const texts = mailTexts(kind);
  const values = new Map(texts.variables.map((variable) => [variable.name, valueOf(kind, variable, given)]));
  // In one pass: what a variable holds is text, never a place for another.
  const fill = (template: string): string =>
    template.replace(PLACE, (_, name: string) => {
      const value = values.get(name);
      if (value === undefined) throw new MailTextError(`${kind}: the texts use ${name}, which is not declared`);
      return value;
    });
  const subject = fill(texts.subject);
  return {
    subject,
    replyTo: fill(texts.replyTo),
    text: `${fill(texts.text).replace(/\n{3,}/g, '\n\n').trim()}\n`,
    html: htmlOf(texts, subject, fill),
  };
};

const valueOf = (kind: string, { name, type }: MailVariable, given: Readonly<Record<string, string>>): string => {
  const value = given[name];
  if (value === undefined || value === null) throw new MailTextError(`${kind}: ${name} is missing`);
  const lines = String(value).replace(/\r\n?/g, '\n').split('\n').map(oneLine).filter(Boolean);
  if (type === 'lines') return lines.join('\n');
  // Whoever can name a vendor must not be able to write a paragraph, a header or a hidden turn of direction.
  const line = lines.join(' ');
  if (type === 'url' && !/^https?:\/\/\S+$/.test(line)) throw new MailTextError(`${kind}: ${name} is no address`);
  return type === 'sentence' && line.length > LONGEST_SENTENCE ? `${line.slice(0, LONGEST_SENTENCE - 1).trimEnd()}…` : line;
};

const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/gu;
const oneLine = (text: string) => text.replace(UNSEEN, ' ').replace(/ {2,}/g, ' ').trim();

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]);

const FONT = `Inter,-apple-system,'Segoe UI',Roboto,Arial,sans-serif`;
const BODY = 'font-size:16px;line-height:26px';
const INK = 'color:#1C2430';
const QUIET = 'color:#545C67';
// Light is inline, so that a program without style sheets shows it; dark travels here.
const DARK = `@media (prefers-color-scheme:dark){.paper{background:#12161C!important}.ink{color:#E8E6E1!important}.quiet{color:#A9ACAF!important}.line{border-color:#363B41!important}.rule{border-color:#8A8C8D!important}.button{background:#5CC7B2!important;color:#0C1A18!important}}`;

const htmlOf = ({ preheader, blocks }: MailTexts, subject: string, fill: (template: string) => string): string => {
  const say = (template: string) => escape(fill(template));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escape(subject)}</title><style>${DARK}</style></head>
<body class="paper" style="margin:0;padding:0;background:#FBFAF7">
<div style="display:none;max-height:0;overflow:hidden">${say(preheader)}</div>
<div class="paper" style="max-width:600px;margin:0 auto;padding:24px 16px 32px;background:#FBFAF7;font-family:${FONT}">
<div class="rule" style="border-top:2px solid #1C2430;padding-top:8px">
${blocks.map((block) => blockHtml(block, say)).filter(Boolean).join('\n')}
</div></div></body></html>
`;
};

const paragraph = (html: string, tone: 'ink' | 'quiet' = 'ink') =>
  html && `<p class="${tone}" style="margin:16px 0 0;${BODY};${tone === 'ink' ? INK : QUIET}">${html.replaceAll('\n', '<br>')}</p>`;

const blockHtml = (block: MailBlock, say: (template: string) => string): string => {
  switch (block.type) {
    case 'greeting':
    case 'paragraph':
    case 'signature':
      return paragraph(say(block.text));
    case 'note':
    case 'contact':
      return paragraph(say(block.text), 'quiet');
    case 'list': {
      const lines = say(block.text).split('\n').filter(Boolean);
      return lines.length === 0 ? '' : `<ul class="ink" style="margin:16px 0 0;padding-left:20px;${BODY};${INK}">${lines.map((line) => `<li style="margin:4px 0">${line}</li>`).join('')}</ul>`;
    }
    case 'facts': {
      const row = ({ label, value }: { label: string; value: string }) =>
        `<p class="ink line" style="margin:0;padding:8px 0;border-top:1px solid #E0E0DF;${BODY};${INK}"><span class="quiet" style="${QUIET}">${say(label)}:</span> ${say(value)}</p>`;
      return `<div style="margin:20px 0 0">${block.rows.map(row).join('')}</div>`;
    }
    case 'action':
      return `<p style="margin:24px 0 8px"><a class="button" href="${say(block.url)}" style="display:inline-block;padding:12px 24px;border-radius:6px;background:#0B6B5D;color:#FFFFFF;font-size:18px;line-height:24px;font-weight:600;text-decoration:none">${say(block.label)}</a></p>`;
  }
};
