import type { Question, Section } from './questionnaire.js';
import type { QuestionnaireDocument } from './questionnaire-document.js';

/** A document taken apart, so that two people's edits can be put together piece by piece: each section and question, their order, and the rest. */
export type DocumentParts = Readonly<Record<string, unknown>>;

const SECTION = 'section ';
const QUESTION = 'question ';

/** A name for each: an id that comes again is numbered, so that none is lost before somebody mends it. */
const named = <T extends { readonly id: string }>(prefix: string, items: readonly T[]): [string, T][] =>
  items.map((item, at) => {
    const before = items.slice(0, at).filter(({ id }) => id === item.id).length;
    return [`${prefix}${item.id}${before > 0 ? ` #${before + 1}` : ''}`, item];
  });

export const partsOf = ({ sections, questions, ...whole }: QuestionnaireDocument): DocumentParts => ({
  ...Object.fromEntries(Object.entries(whole)),
  ...Object.fromEntries([...named(SECTION, sections), ...named(QUESTION, questions)]),
  order: { sections: sections.map(({ id }) => id), questions: questions.map(({ id }) => id) },
});

/** In the order that is named; what no order names yet (both added something) comes last. */
const inOrder = <T extends { readonly id: string }>(items: readonly T[], order: readonly string[]): T[] => {
  const place = ({ id }: T): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return items.toSorted((a, b) => place(a) - place(b));
};

/** Puts a document together again; a part that is null or undefined is gone. */
export const documentFrom = (parts: DocumentParts): QuestionnaireDocument => {
  const { order, ...rest } = parts;
  const ids = order as { sections: readonly string[]; questions: readonly string[] };
  const there = Object.entries(rest).filter(([, part]) => part !== undefined && part !== null);
  const of = <T>(prefix: string): T[] => there.filter(([name]) => name.startsWith(prefix)).map(([, part]) => part as T);
  const whole = Object.fromEntries(there.filter(([name]) => !name.startsWith(SECTION) && !name.startsWith(QUESTION)));
  return { ...(whole as unknown as { title: string }), sections: inOrder(of<Section>(SECTION), ids.sections), questions: inOrder(of<Question>(QUESTION), ids.questions) };
};

/** A part as a person calls it. */
export const partWords = (name: string): string => {
  if (name === 'order') return 'Order';
  if (name.startsWith(SECTION)) return `Section ${name.slice(SECTION.length)}`;
  if (name.startsWith(QUESTION)) return name.slice(QUESTION.length);
  return { title: 'Title', scoring: 'Scoring', remediationDays: 'Days to mend' }[name] ?? name;
};
