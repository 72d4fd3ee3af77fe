import { agreementLines, type AgreementText } from './agreement-text.js';

/** A run of words that stayed, came or went. */
export interface WordRun {
  readonly as: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** One place of a text that differs from the former. */
export interface TextChange {
  /** Clause id, or the heading under which it stands. */
  readonly place: string;
  readonly label: string;
  readonly runs: readonly WordRun[];
}

/** More words than this on one side are shown as a whole: comparing them word by word would cost their product. */
const MOST_WORDS = 1500;

/** The words of `after` against those of `before`: what stayed, went and came, in reading order. Joined without the removed, it is `after`; without the added, `before`. */
export const wordChanges = (before: string, after: string): WordRun[] => {
  if (before === after) return before === '' ? [] : [{ as: 'same', text: before }];
  const [old, now] = [before, after].map((text) => text.match(/\s+|[^\s]+/g) ?? []);
  if (old === undefined || now === undefined || old.length > MOST_WORDS || now.length > MOST_WORDS) return joined([{ as: 'removed', text: before }, { as: 'added', text: after }]);
  const width = now.length + 1;
  const longest = new Uint16Array((old.length + 1) * width); // of the common words from here on
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) for (let j = now.length - 1; j >= 0; j--) longest[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const runs: WordRun[] = [];
  for (let i = 0, j = 0; i < old.length || j < now.length;) {
    if (i < old.length && j < now.length && old[i] === now[j]) { runs.push({ as: 'same', text: old[i] ?? '' }); i++; j++; }
    else if (i < old.length && (j === now.length || at(i + 1, j) >= at(i, j + 1))) { runs.push({ as: 'removed', text: old[i] ?? '' }); i++; }
    else { runs.push({ as: 'added', text: now[j] ?? '' }); j++; }
  }
  return joined(runs);
};

const joined = (runs: readonly WordRun[]): WordRun[] => {
  const together: { as: WordRun['as']; text: string }[] = [];
  for (const { as, text } of runs) {
    const last = together.at(-1);
    if (last?.as === as) last.text += text;
    else if (text !== '') together.push({ as, text });
  }
  return together;
};

/** What a version of an agreement says otherwise than the one before, place by place in reading order. A number alone that moved is no change. */
export const agreementChanges = (before: AgreementText, after: AgreementText): TextChange[] => {
  const [old, now] = [placesOf(before), placesOf(after)];
  const places = [...now.keys(), ...[...old.keys()].filter((place) => !now.has(place))];
  return places.flatMap((place) => {
    const [was, is] = [old.get(place), now.get(place)];
    return was?.text === is?.text ? [] : [{ place, label: (is ?? was)?.label ?? place, runs: wordChanges(was?.text ?? '', is?.text ?? '') }];
  });
};

const placesOf = (document: AgreementText): Map<string, { label: string; text: string }> => {
  const places = new Map<string, { label: string; text: string }>();
  let heading = document.title;
  for (const { kind, number, lead, text, clauseId } of agreementLines(document)) {
    if (kind === 'heading') heading = number ? `${number} ${text}` : text;
    const place = clauseId ?? (lead ? `${heading}: ${lead}` : heading);
    const label = clauseId ? `${number} ${lead}` : place;
    const before = places.get(place);
    places.set(place, { label, text: before ? `${before.text}\n${text}` : text });
  }
  return places;
};
