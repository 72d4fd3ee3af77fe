import yauzl, { type Entry } from 'yauzl';
import { endingOf } from './file-name.js';
import { RefusedFile } from './file-refusal.js';
import { isDocumentEnding } from './file-types.js';

const MOST_ENTRIES = 2_000;
const MOST_BYTES = 500 * 1024 * 1024;
const MOST_RATIO = 100;
/** Below this a single entry may be denser: an empty worksheet is, and harms nobody. */
const RATIO_COUNTS_FROM = 1024 * 1024;

const SYMLINK = 0o120000;
const FILE_KIND = 0o170000;

/** Reads the central directory of a zip, at a path or in memory, without inflating anything; throws RefusedFile for one that is not safe to open. */
export const readZipDirectory = async (source: string | Buffer): Promise<Entry[]> => {
  const entries: Entry[] = [];
  let declared = 0;
  let packed = 0;
  const options = { autoClose: false, decodeStrings: true, strictFileNames: true, validateEntrySizes: true };
  const zip = await (typeof source === 'string' ? yauzl.openPromise(source, options) : yauzl.fromBufferPromise(source, options)).catch(refuse);
  try {
    if (zip.entryCount > MOST_ENTRIES) throw new RefusedFile('unsafe_archive');
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry);
      declared += entry.uncompressedSize;
      packed += entry.compressedSize;
      // More packed bytes than the file has: entries that share their bytes, as bombs do.
      if (entries.push(entry) > MOST_ENTRIES || declared > MOST_BYTES || packed > zip.fileSize) throw new RefusedFile('unsafe_archive');
    }
    if (declared > MOST_RATIO * zip.fileSize) throw new RefusedFile('unsafe_archive');
  } catch (error) {
    throw error instanceof RefusedFile ? error : refuse(error as Error);
  } finally {
    zip.close();
  }
  return entries;
};

const refuse = (error: Error): never => {
  // yauzl's own word for `..`, absolute paths and backslashes in names; all else is damage.
  throw new RefusedFile(/relative path|absolute path|characters in fileName/.test(error.message) ? 'unsafe_archive' : 'not_readable');
};

const checkEntry = (entry: Entry): void => {
  if (entry.isEncrypted()) throw new RefusedFile('password_protected');
  const mode = entry.externalFileAttributes >>> 16;
  if ((mode & FILE_KIND) === SYMLINK) throw new RefusedFile('unsafe_archive');
  if (entry.fileName.split('/').includes('..')) throw new RefusedFile('unsafe_archive');
  if (entry.uncompressedSize > RATIO_COUNTS_FROM && entry.uncompressedSize > MOST_RATIO * entry.compressedSize) throw new RefusedFile('unsafe_archive');
};

// What archivers on desktops add by themselves.
const LITTER = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/;

/** A zip that a person sends holds documents; an archive in it could hide anything. */
export const checkZipOfDocuments = (entries: readonly Entry[]): void => {
  const files = entries.filter(({ fileName }) => !fileName.endsWith('/') && !LITTER.test(fileName));
  if (files.length === 0) throw new RefusedFile('empty');
  if (!files.every(({ fileName }) => isDocumentEnding(endingOf(fileName)))) throw new RefusedFile('wrong_type');
};

/** An office file is a zip with an index and the folder of its kind. Macros make it another file. */
export const checkOfficeFile = (entries: readonly Entry[], part: string): void => {
  const names = entries.map(({ fileName }) => fileName);
  if (!names.includes('[Content_Types].xml') || !names.some((name) => name.startsWith(part))) throw new RefusedFile('wrong_type');
  if (names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name) || /\.(zip|rar|7z|exe|dll|js|vbs|bat|ps1)$/i.test(name))) throw new RefusedFile('active_content');
};
