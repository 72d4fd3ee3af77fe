import { extname } from 'node:path';

const LONGEST = 200;
// Control characters, and those that turn the direction of writing: "exe.fdp" must not read as "pdf.exe" backwards.
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const NOT_IN_NAMES = /[<>:"|?*]/g;

/** The last part of a name as a person sees it; `file` when nothing is left. */
export const cleanName = (name: string): string => {
  const last = name.normalize('NFC').replace(UNSEEN, '').split(/[/\\]/).at(-1) ?? '';
  const clean = last.replace(NOT_IN_NAMES, '_').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '');
  const ending = extname(clean);
  const stem = clean.slice(0, clean.length - ending.length);
  return clean === '' ? 'file' : `${[...stem].slice(0, LONGEST - ending.length).join('')}${ending.slice(0, LONGEST)}`;
};

export const endingOf = (name: string): string => extname(name).slice(1).toLowerCase();
