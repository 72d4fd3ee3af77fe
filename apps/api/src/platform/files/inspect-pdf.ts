import { inflateSync } from 'node:zlib';
import type { FileRefusal } from './file-refusal.js';

const MOST_PER_STREAM = 16 * 1024 * 1024;
const MOST_STREAMS = 200_000;
const MOST_TOGETHER = 128 * 1024 * 1024;

/** A name in a PDF may hide each letter as #hh. */
const named = (...names: string[]) => {
  const letter = (character: string) => {
    const code = character.charCodeAt(0).toString(16);
    return `(?:${character}|#${[...code].map((digit) => `[${digit}${digit.toUpperCase()}]`).join('')})`;
  };
  return names.map((name) => `/${[...name].map(letter).join('')}`).join('|');
};
const ENCRYPTED = new RegExp(named('Encrypt'));
const ACTIVE = new RegExp(named('JavaScript', 'Launch', 'EmbeddedFile'));
// Three bytes also occur by chance in compressed data: outside streams this key counts with any value, in them with a script.
const SCRIPT_KEY = new RegExp(`(?:${named('JS')})\\s*[(<\\d]`);
const SCRIPT_ANYWHERE = new RegExp(`(?:${named('JS')})\\s*(?:\\([ -~]{8}|\\d+\\s+\\d+\\s+R)`);
const OBJECTS = new RegExp(named('ObjStm'));
const FLATE = new RegExp(`${named('FlateDecode')}|${named('Fl')}(?![A-Za-z])`);
const FILTER = new RegExp(named('Filter'));
const OTHER_FILTER = new RegExp(named('ASCIIHexDecode', 'ASCII85Decode', 'LZWDecode', 'RunLengthDecode', 'Crypt', 'Predictor'));

/**
 * Looks for what makes a PDF more than a document: scripts, launch actions, embedded files, encryption; also inside
 * compressed object streams. What cannot be looked into is not let through.
 */
export const inspectPdf = (bytes: Buffer): FileRefusal | null => {
  const text = bytes.toString('latin1');
  if (ENCRYPTED.test(text)) return 'password_protected';
  if (ACTIVE.test(text) || SCRIPT_ANYWHERE.test(text)) return 'active_content';
  let budget = MOST_TOGETHER;
  let streams = 0;
  let [before, end] = [0, 0];
  // Every place that looks like a stream, also inside another: a comment that says "stream" must not hide what follows it.
  for (const { index, 0: keyword } of text.matchAll(/(?<!end)stream\r?\n/g)) {
    if (++streams > MOST_STREAMS) return 'not_readable';
    const start = index + keyword.length;
    if (end < index) before = Math.max(before, end);
    const dictionary = text.slice(before, index);
    if (end < index && SCRIPT_KEY.test(dictionary)) return 'active_content';
    if (end < start) end = endOf(text, start);
    before = start;
    if (!OBJECTS.test(dictionary)) continue;
    const inside = objectsOf(bytes.subarray(start, end), dictionary, Math.min(budget, MOST_PER_STREAM));
    if (inside === null) return 'not_readable';
    budget -= inside.length;
    if (ENCRYPTED.test(inside)) return 'password_protected';
    if (ACTIVE.test(inside) || SCRIPT_KEY.test(inside)) return 'active_content';
  }
  return SCRIPT_KEY.test(text.slice(end)) ? 'active_content' : null;
};

const endOf = (text: string, start: number): number => {
  const end = text.indexOf('endstream', start);
  return end < 0 ? text.length : end;
};

const objectsOf = (packed: Buffer, dictionary: string, limit: number): string | null => {
  if (!FILTER.test(dictionary)) return packed.toString('latin1');
  if (!FLATE.test(dictionary) || OTHER_FILTER.test(dictionary) || limit <= 0) return null;
  try {
    return inflateSync(packed, { maxOutputLength: limit }).toString('latin1');
  } catch {
    return null;
  }
};
