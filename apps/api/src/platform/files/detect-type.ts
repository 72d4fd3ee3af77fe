import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { endingOf } from './file-name.js';
import { RefusedFile } from './file-refusal.js';
import { declaredFits, FILE_TYPES } from './file-types.js';
import { checkOfficeFile, checkZipOfDocuments, readZipDirectory } from './zip-directory.js';

const HEAD_BYTES = 4_100;
const ZIP = Buffer.from('PK');
/** What Word and Excel wrap a document in that has a password; also their files of before 2007. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** The type of a file whose ending, first bytes and declared type agree; throws RefusedFile for any other. */
export const detectType = async (path: string, name: string, declaredType: string): Promise<string> => {
  const ending = endingOf(name);
  if (!Object.hasOwn(FILE_TYPES, ending)) throw new RefusedFile('wrong_type');
  const type = FILE_TYPES[ending];
  if (!declaredFits(type, declaredType)) throw new RefusedFile('wrong_type');
  const head = await headOf(path);
  switch (type.kind) {
    case 'office':
      if (head.subarray(0, COMPOUND.length).equals(COMPOUND)) throw new RefusedFile('password_protected');
      checkOfficeFile(await zipOf(path, head), type.part ?? '');
      return type.mime;
    case 'zip':
      checkZipOfDocuments(await zipOf(path, head));
      return type.mime;
    case 'text':
      if (await fileTypeFromBuffer(head)) throw new RefusedFile('wrong_type');
      await checkText(path);
      return type.mime;
    case 'pdf':
    case 'image':
      if ((await fileTypeFromBuffer(head))?.mime !== type.mime) throw new RefusedFile('wrong_type');
      return type.mime;
  }
};

const headOf = async (path: string): Promise<Buffer> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

const zipOf = (path: string, head: Buffer) => {
  if (!head.subarray(0, ZIP.length).equals(ZIP)) throw new RefusedFile('wrong_type');
  return readZipDirectory(path);
};

const WHITE = new Set([9, 10, 12, 13]);
const DELETE = 127;

/** Text in any encoding that keeps ASCII as it is: no control character but white space. */
const checkText = async (path: string): Promise<void> => {
  for await (const chunk of createReadStream(path)) {
    if ((chunk as Buffer).some((byte) => (byte < 32 && !WHITE.has(byte)) || byte === DELETE)) throw new RefusedFile('wrong_type');
  }
};
