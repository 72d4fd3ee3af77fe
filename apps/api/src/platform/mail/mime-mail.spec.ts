import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { mimeOf } from './mime-mail.js';

const mail = { tenantId: 't', envelopeId: 'e', messageId: '<1@holdfast.example>', from: { name: 'Maria', address: 'holdfast@localhost' }, to: { name: 'Priya', address: 'priya@acme.example' }, replyTo: 'maria@stmarys.example', subject: 'S', html: '<p>H</p>', headers: {} };
const words = fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => text.replace(/\p{Cc}/gu, ' '));

describe('a mail in its bytes', () => {
  it('says what it was given, in lines that every server takes', async () => {
    await fc.assert(fc.asyncProperty(fc.array(words, { maxLength: 6 }), words, words, async (lines, subject, name) => {
      const text = `${lines.join('\n')}.\nFrom here\n.\n..\nend =20\n`;
      const raw = mimeOf({ ...mail, text, subject: `S ${subject} end`, from: { ...mail.from, name: `M ${name}` }, calendar: lines.length % 2 ? 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' : undefined });
      for (const line of raw.toString('latin1').split('\r\n')) {
        expect(line.length).toBeLessThanOrEqual(998);
        expect(line).toMatch(/^[\x20-\x7e\t]*$/);
      }
      const parsed = await simpleParser(raw);
      expect(parsed.text?.trimEnd()).toBe(text.trimEnd());
      expect(parsed.html?.toString().trimEnd()).toBe('<p>H</p>');
      expect(parsed.subject?.replace(/\s+/g, ' ')).toBe(`S ${subject} end`.replace(/\s+/g, ' '));
      expect([parsed.messageId, parsed.attachments.length]).toEqual(['<1@holdfast.example>', lines.length % 2]);
    }), { numRuns: 60 });
  });
});
