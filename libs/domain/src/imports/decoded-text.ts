/** How the bytes of a file were understood. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What a file's bytes say; `binary` when they are no text at all. */
export type DecodedText = { kind: 'text'; text: string; encoding: TextEncoding } | { kind: 'binary' };

/** The 32 places in which Windows-1252 differs from Latin-1 (WHATWG Encoding Standard); unassigned ones stay control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** First bytes of files that people rename to .csv: zip (xlsx), old Excel, PDF, PNG, JPEG, GIF, gzip. */
const MAGIC = ['504b0304', '504b0506', 'd0cf11e0', '25504446', '89504e47', 'ffd8ff', '47494638', '1f8b'];

/** Documents that are text but no table: what "Save as web page" and exports of programs begin with. */
const MARKUP = /^\s*(<(!doctype|\?xml|html|head|body|table|svg|meta|style|script)\b|\{\\rtf|\{\s*"|\[\s*\{)/i;

const SAMPLE = 65_536;

const startsWith = (bytes: Uint8Array, ...prefix: number[]): boolean => prefix.every((byte, index) => bytes[index] === byte);

const isMagic = (bytes: Uint8Array): boolean => {
  const start = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return MAGIC.some((magic) => start.startsWith(magic));
};

const fromUtf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const fromWindows1252 = (bytes: Uint8Array): string => {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192) {
    const units = Array.from(bytes.subarray(from, from + 8192), (byte) => (byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte));
    pieces.push(String.fromCharCode(...units));
  }
  return pieces.join('');
};

const fromUtf16 = (bytes: Uint8Array, littleEndian: boolean): string => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  const end = bytes.length - (bytes.length % 2);
  for (let from = 0; from < end; from += 16_384) {
    const units: number[] = [];
    for (let at = from; at < Math.min(end, from + 16_384); at += 2) units.push(view.getUint16(at, littleEndian));
    pieces.push(String.fromCharCode(...units));
  }
  return pieces.join('');
};

/** UTF-16 without a mark betrays itself by the zero half of every Western letter: on odd places little-endian, on even ones big-endian. */
const silentUtf16 = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const half = sample.length / 2;
  const [even = 0, odd = 0] = zeros;
  if (sample.length < 4) return null;
  if (odd > half * 0.4 && even < half * 0.1) return 'utf-16le';
  return even > half * 0.4 && odd < half * 0.1 ? 'utf-16be' : null;
};

/** The share of characters that no writer of a table types: control characters other than tab, line ends and form feed. */
const controlShare = (text: string): number => {
  const sample = text.slice(0, SAMPLE);
  let controls = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const code = sample.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 32) || code === 127) controls += 1;
  }
  return sample.length === 0 ? 0 : controls / sample.length;
};

/**
 * Reads a file's bytes as text: UTF-8 with or without its mark, UTF-16 with a mark or where its zeros betray it, else
 * Windows-1252, in which every byte means something. A few odd characters do not make a table binary (a cell with NUL is
 * refused by itself); a known file signature, markup, or many control characters do. The mark is not part of the text.
 */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  if (isMagic(bytes)) return { kind: 'binary' };
  const asText = (text: string, encoding: TextEncoding, mostControls: number): DecodedText =>
    MARKUP.test(text.slice(0, 512)) || controlShare(text) > mostControls ? { kind: 'binary' } : { kind: 'text', text, encoding };

  if (startsWith(bytes, 0xff, 0xfe)) return asText(fromUtf16(bytes.subarray(2), true), 'utf-16le', 0.3);
  if (startsWith(bytes, 0xfe, 0xff)) return asText(fromUtf16(bytes.subarray(2), false), 'utf-16be', 0.3);
  const silent = silentUtf16(bytes);
  if (silent) return asText(fromUtf16(bytes, silent === 'utf-16le'), silent, 0.3);

  const utf8 = fromUtf8(bytes);
  if (utf8 !== null) return asText(utf8, 'utf-8', 0.3);
  const marked = startsWith(bytes, 0xef, 0xbb, 0xbf);
  return asText(fromWindows1252(marked ? bytes.subarray(3) : bytes), 'windows-1252', 0.02);
};
