import { MAILS, type MailTexts } from './mail-catalogue.js';
import { renderMail } from './render-mail.js';

const examples = (kind: string) => Object.fromEntries(MAILS.get(kind)!.variables.map(({ name, example }) => [name, example]));
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': `'` };
/** What a reader of the HTML part is told; a button says its label and where it leads. */
const words = (html: string) =>
  html.replace(/^[\s\S]*?<div class="paper"/, '<div').replace(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/g, '$2:\n$1')
    .replace(/<[^>]+>/g, ' ').replace(/&[#\w]+;/g, (entity) => ENTITIES[entity]).split(/\s+/).filter(Boolean);

describe('mails', () => {
  it.each([...MAILS.keys()])('%s renders from its examples, and both parts say the same', (kind) => {
    const { subject, replyTo, text, html } = renderMail(kind, examples(kind));
    for (const part of [subject, replyTo, text, html.replace(/<style>.*?<\/style>/, '')]) expect(part).not.toMatch(/[{}]|undefined/);
    expect(words(html)).toEqual(text.split(/\s+/).filter(Boolean));
    expect(subject).not.toMatch(/\n/);
    expect(html).not.toMatch(/<img|<table|<script|https?:\/\/[^"]*"[^>]*src=/);
  });

  it.each([...MAILS.keys()])('%s follows nobody: at most one address, the same in both parts, and nothing is fetched to show it', (kind) => {
    const { text, html } = renderMail(kind, examples(kind));
    const addresses = [...html.matchAll(/\b(?:href|src|srcset|background|action|poster|data)\s*=\s*"([^"]*)"|url\(([^)]*)\)|@import/g)].map(([, address]) => address);
    expect(addresses.length).toBeLessThanOrEqual(1);
    expect(text.match(/https?:\/\/\S+/g) ?? []).toEqual(addresses);
  });

  it('only the digest can be stopped: what law, contract or a person sends is no news-letter', () => {
    expect([...MAILS.values()].filter(({ listUnsubscribe }) => listUnsubscribe).map(({ id }) => id)).toEqual(['daily-digest']);
  });

  it('no text asks for an answer, a comment or a file of a vendor: a mail has links, not contents', () => {
    const namesOf = (mails: readonly MailTexts[]) => mails.flatMap(({ variables }) => variables.map(({ name }) => name));
    const all = [...MAILS.values()];
    expect(namesOf(all).filter((name) => /answer|comment|evidence|file|score|verdict/i.test(name))).toEqual([]);
    expect(namesOf(all.filter(({ audience }) => audience !== 'staff')).filter((name) => /finding/i.test(name))).toEqual([]); // its owner is told which, in our own words
  });

  it.each([...MAILS.keys()])('%s names the variable that is missing', (kind) => {
    for (const { name } of MAILS.get(kind)!.variables) {
      const { [name]: _, ...rest } = examples(kind);
      expect(() => renderMail(kind, rest)).toThrow(`${kind}: ${name} is missing`);
    }
  });

  it('what a variable holds is text: no markup, no further variable, no paragraph of its own', () => {
    const { subject, text, html } = renderMail('vendor-invitation', {
      ...examples('vendor-invitation'),
      vendorName: '<img src=x onerror=1>&"\' {{senderEmail}}',
      requestTitle: 'Title\r\nBcc: everyone@example\n\nPay here \u202etxt.exe',
      purposeSentence: 'x'.repeat(500),
    });
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=1&gt;&amp;&quot;&#39; {{senderEmail}}');
    expect(subject).toBe(`St. Mary's Hospital asks: Title Bcc: everyone@example Pay here txt.exe`);
    expect(text).toContain(`${'x'.repeat(199)}…`);
    expect(text).not.toContain('x'.repeat(200));
  });

  it('a link is an address on the web', () => {
    for (const requestLink of ['javascript:alert(1)', '/r/1', 'https://a b']) {
      expect(() => renderMail('vendor-invitation', { ...examples('vendor-invitation'), requestLink })).toThrow('requestLink is no address');
    }
  });

  it('an empty sentence leaves no hole', () => {
    const { text } = renderMail('daily-digest', { ...examples('daily-digest'), moreSentence: '', digestLines: 'One\nTwo' });
    expect(text).toContain('One\nTwo\n\nOpen Today');
  });
});
