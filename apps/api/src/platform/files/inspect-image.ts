import type { FileRefusal } from './file-refusal.js';

/** Ten thousand by ten thousand: a page scanned at 1,200 dpi. More only serves to fill somebody's memory. */
const MOST_PIXELS = 100_000_000;

/** Looks at an image's dimensions in its header; decodes nothing. */
export const inspectImage = (bytes: Buffer, mime: string): FileRefusal | null => {
  const size = mime === 'image/png' ? pngSize(bytes) : jpegSize(bytes);
  if (!size || size.width === 0 || size.height === 0) return 'not_readable';
  return size.width * size.height > MOST_PIXELS ? 'not_readable' : null;
};

const pngSize = (bytes: Buffer) =>
  bytes.length >= 24 && bytes.toString('latin1', 12, 16) === 'IHDR' ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null;

/** Walks from marker to marker to the frame header; DHT, JPG and DAC lie in the same range and are not one. */
const jpegSize = (bytes: Buffer) => {
  for (let at = 2; at + 9 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1];
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    else if (marker === 0xda || marker === 0xd9) return null;
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
};
