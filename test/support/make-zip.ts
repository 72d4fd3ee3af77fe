import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content?: Buffer | string;
  /** Unix mode, as in 0o120777 for a link. */
  readonly mode?: number;
  readonly encrypted?: boolean;
  /** What the directory claims, when it lies. */
  readonly claims?: number;
}

const le = (...fields: readonly (readonly [value: number, bytes: 2 | 4])[]) =>
  Buffer.concat(fields.map(([value, bytes]) => {
    const field = Buffer.alloc(bytes);
    return bytes === 2 ? (field.writeUInt16LE(value), field) : (field.writeUInt32LE(value >>> 0), field);
  }));

/** A zip as told, honest or not. */
export const makeZip = (parts: readonly ZipPart[]): Buffer => {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content = 'x', mode = 0o100644, encrypted = false, claims } of parts) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const shared = [[20, 2], [encrypted ? 1 : 0, 2], [8, 2], [0, 2], [0x5000, 2], [crc32(data), 4], [packed.length, 4], [claims ?? data.length, 4], [Buffer.byteLength(name), 2], [0, 2]] as const;
    const local = Buffer.concat([le([0x04034b50, 4], ...shared), Buffer.from(name), packed]);
    directory.push(Buffer.concat([le([0x02014b50, 4], [(3 << 8) | 20, 2], ...shared, [0, 2], [0, 2], [0, 2], [mode * 65_536, 4], [offset, 4]), Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  return Buffer.concat([...locals, index, le([0x06054b50, 4], [0, 2], [0, 2], [parts.length, 2], [parts.length, 2], [index.length, 4], [offset, 4], [0, 2])]);
};

export const makeOffice = (part: 'word' | 'xl' | 'ppt', ...more: ZipPart[]): Buffer =>
  makeZip([{ name: '[Content_Types].xml', content: '<Types/>' }, { name: '_rels/.rels', content: '<Relationships/>' }, { name: `${part}/document.xml`, content: '<document/>' }, ...more]);
