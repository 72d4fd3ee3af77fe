import { createHash, createVerify } from 'node:crypto';

const unfolded = (header: string) => header.replace(/\r\n(?=[ \t])/g, '');
const relaxedHeader = (header: string) => {
  const [, name, value] = /^([^:]+):([^]*)$/.exec(unfolded(header)) ?? [];
  return `${name.trim().toLowerCase()}:${value.replace(/[ \t]+/g, ' ').trim()}`;
};
const relaxedBody = (body: string) => `${body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, '')).join('\r\n').replace(/(\r\n)+$/, '')}\r\n`;

/** Whether a mail, byte for byte as it arrived, was signed by the holder of this key (RFC 6376, relaxed on both sides); says for whom, and over which headers. */
export const readDkimSignature = (raw: string, publicKey: string): { readonly valid: boolean; readonly domain?: string; readonly selector?: string; readonly headers: readonly string[] } => {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = headers.find((header) => /^dkim-signature:/i.test(header));
  if (!signature) return { valid: false, headers: [] };
  const tags = Object.fromEntries(unfolded(signature).replace(/^[^:]+:/, '').split(';').map((tag) => tag.trim().split(/=([^]*)/).map((part) => part.trim())).filter(([name]) => name));
  const bodyHash = createHash('sha256').update(relaxedBody(raw.slice(end + 4))).digest('base64');
  const signed = tags.h.split(':').map((name: string) => name.trim().toLowerCase());
  const left = [...headers].reverse(); // of several with one name, the last is signed first
  const lines = signed.flatMap((name: string) => {
    const at = left.findIndex((header) => header.toLowerCase().startsWith(`${name}:`));
    return at < 0 ? [] : [relaxedHeader(left.splice(at, 1)[0])];
  });
  const bare = relaxedHeader(signature.replace(/(;\s*b=)[^;]*/, '$1'));
  const valid = tags.bh.replace(/\s/g, '') === bodyHash && createVerify('RSA-SHA256').update([...lines, bare].join('\r\n')).verify(publicKey, tags.b.replace(/\s/g, ''), 'base64');
  return { valid, domain: tags.d, selector: tags.s, headers: signed };
};
