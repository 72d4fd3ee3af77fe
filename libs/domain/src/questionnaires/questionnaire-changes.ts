import type { Question } from './questionnaire.js';
import type { QuestionnaireDocument } from './questionnaire-document.js';

export interface FieldChange {
  field: string;
  /** JSON of what stood there, null where nothing did. */
  before: string | null;
  after: string | null;
}

/** What became of one question or section from one version to the next. */
export interface ItemChange {
  id: string;
  kind: 'added' | 'removed' | 'changed' | 'moved';
  /** As it is asked now, or was before it went. */
  text: string;
  /** It also stands elsewhere now. */
  moved: boolean;
  fields: FieldChange[];
  /** What was asked, or what can be answered, is no longer the same: an earlier answer does not simply stand. */
  meaning: boolean;
}

export interface QuestionnaireChanges {
  /** Title, scoring and days to mend. */
  whole: FieldChange[];
  sections: ItemChange[];
  questions: ItemChange[];
}

/** Fields that say what is asked and how it can be answered. */
const MEANING: readonly string[] = ['text', 'type', 'options', 'columns', 'unit'];

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

const fieldChanges = (before: object, after: object, leave: readonly string[] = []): FieldChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => !leave.includes(field)).flatMap((field) => {
    const [was, is] = [json(before[field as keyof typeof before]), json(after[field as keyof typeof after])];
    return was === is ? [] : [{ field, before: was, after: is }];
  });

/** A longest run of these numbers that rises: what of a list kept its order. */
const keptInOrder = (places: readonly number[]): ReadonlySet<number> => {
  const length = places.map(() => 1);
  const from = places.map(() => -1);
  places.forEach((place, at) => {
    for (let before = 0; before < at; before += 1) {
      if ((places[before] as number) < place && (length[before] as number) + 1 > (length[at] as number)) { length[at] = (length[before] as number) + 1; from[at] = before; }
    }
  });
  const kept = new Set<number>();
  for (let at = length.indexOf(Math.max(0, ...length)); at >= 0; at = from[at] as number) kept.add(places[at] as number);
  return kept;
};

/** Only their scores differ: what can be answered is the same. */
const sameAnswers = (before: Question, after: Question): boolean => {
  const offered = ({ options = [] }: Question) => JSON.stringify(options.map(({ value, label }) => [value, label]));
  return offered(before) === offered(after);
};

const itemChanges = <Item extends { readonly id: string }>(before: readonly Item[], after: readonly Item[], textOf: (item: Item) => string, means: (was: Item, is: Item, fields: readonly FieldChange[]) => boolean): ItemChange[] => {
  const places = new Map(before.map(({ id }, at) => [id, at]));
  const common = after.flatMap(({ id }) => (places.has(id) ? [places.get(id) as number] : []));
  const still = keptInOrder(common);
  const now = after.flatMap((item): ItemChange[] => {
    const place = places.get(item.id);
    if (place === undefined) return [{ id: item.id, kind: 'added', text: textOf(item), moved: false, fields: [], meaning: true }];
    const was = before[place] as Item;
    const fields = fieldChanges(was, item, ['id']);
    const moved = !still.has(place);
    if (fields.length === 0 && !moved) return [];
    return [{ id: item.id, kind: fields.length > 0 ? 'changed' : 'moved', text: textOf(item), moved, fields, meaning: means(was, item, fields) }];
  });
  const kept = new Set(after.map(({ id }) => id));
  return [...now, ...before.filter(({ id }) => !kept.has(id)).map((item): ItemChange => ({ id: item.id, kind: 'removed', text: textOf(item), moved: false, fields: [], meaning: true }))];
};

/** What was added, removed, moved and changed between two documents; ids tell which question is which. */
export const questionnaireChanges = (before: QuestionnaireDocument, after: QuestionnaireDocument): QuestionnaireChanges => ({
  whole: fieldChanges(before, after, ['id', 'version', 'sections', 'questions']),
  sections: itemChanges(before.sections, after.sections, ({ title }) => title, () => false),
  questions: itemChanges(before.questions, after.questions, ({ text }) => text, (was, is, fields) => fields.some(({ field }) => MEANING.includes(field) && !(field === 'options' && sameAnswers(was, is)))),
});
