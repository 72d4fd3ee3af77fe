import fc from 'fast-check';
import { harmlessCsv } from '../csv/harmless-csv.js';
import { checkQuestionnaire } from '../questionnaires/questionnaire-check.js';
import { questionnaireChanges } from '../questionnaires/questionnaire-changes.js';
import { CITATION_SOURCES, documentOf, readDocument, TEST_OPERATORS, type QuestionnaireDocument } from '../questionnaires/questionnaire-document.js';
import { documentFrom, partsOf } from '../questionnaires/questionnaire-parts.js';
import { COLUMN_TYPES, QUESTION_TYPES, SEVERITIES } from '../questionnaires/questionnaire.js';
import { SHIPPED_QUESTIONNAIRES } from '../questionnaires/shipped-questionnaires.js';
import { guarded, readCsv } from '../spreadsheets/read-csv.js';
import { tableOfQuestionnaire } from './questionnaire-table.js';
import { readTable } from './table-reading.js';

// What people type, and what spreadsheets trip over.
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('=1+1', '+1', '-2', '@x', '＝1', "'=1", "''-x", '\ttab', 'a|b', 'a\nb', 'a;b', ' lead', 'trail ', '[x]', '{"a":1}', '"quoted", twice ""', 'Yes', '007', '1e3', 'a\r\nb'),
).filter((text) => !text.includes('\0') && !text.includes('\uFEFF'));
const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,8}$/);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
const number = fc.oneof(fc.integer({ min: -5, max: 900 }), fc.double({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)));
const options = fc.array(fc.record({ value: words, label: words, score: maybe(number) }), { maxLength: 4 });
const test = fc.record({ op: fc.constantFrom(...TEST_OPERATORS), value: maybe(fc.oneof(number, words, fc.array(words, { maxLength: 3 }))) });
const conditions = fc.array(fc.record({ question: id, op: fc.constantFrom(...TEST_OPERATORS), value: maybe(fc.array(words, { maxLength: 2 })) }), { maxLength: 2 });
const bySeverity = fc.record(Object.fromEntries(SEVERITIES.map((severity) => [severity, maybe(number)])));
const question = fc.record({
  text: words.filter((text) => text.trim() !== ''), type: fc.constantFrom(...QUESTION_TYPES), help: maybe(words), why: maybe(words), expected: maybe(words), concept: maybe(words), riskDriver: maybe(words), unit: maybe(words), noneLabel: maybe(words),
  required: fc.boolean(), scored: fc.boolean(), allowNone: fc.boolean(), weight: maybe(number), severity: maybe(fc.constantFrom(...SEVERITIES)), options: maybe(options),
  columns: maybe(fc.array(fc.record({ id, label: words, type: fc.constantFrom(...COLUMN_TYPES), required: fc.boolean(), hint: words, options }), { maxLength: 3 })),
  showIf: maybe(fc.record({ all: maybe(conditions), any: maybe(conditions) })),
  gapAnswers: maybe(fc.array(fc.record({ when: test, finding: words, remediation: maybe(words), severity: maybe(fc.constantFrom(...SEVERITIES)), dueDays: maybe(fc.integer({ min: 1, max: 99 })) }), { maxLength: 3 })),
  evidence: maybe(fc.record({ kinds: fc.array(words, { maxLength: 2 }), required: fc.boolean() })),
  citations: maybe(fc.record(Object.fromEntries(Object.keys(CITATION_SOURCES).map((source) => [source, fc.array(words, { maxLength: 2 })])))),
});
/** A document as it is kept: of the right form, its ids its own. */
const anyDocument: fc.Arbitrary<QuestionnaireDocument> = fc.record({
  title: words, ids: fc.uniqueArray(id, { minLength: 1, maxLength: 9, selector: (each) => each.toLowerCase() }), sections: fc.uniqueArray(fc.record({ id, title: words, description: maybe(words) }), { minLength: 1, maxLength: 3, selector: (section) => section.id }),
  questions: fc.array(question, { maxLength: 8 }), places: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), scoring: maybe(fc.record({ severityPenalty: maybe(bySeverity), bands: maybe(fc.array(fc.record({ min: number, label: words }), { maxLength: 3 })) })), remediationDays: maybe(bySeverity),
}).map(({ ids, sections, questions, places, ...rest }) => readDocument({
  ...rest, sections, questions: questions.slice(0, ids.length).map((each, at) => ({ ...each, id: ids[at], section: sections[(places[at] as number) % sections.length]?.id })),
}).document);

describe('any questionnaire', () => {
  it('read again is the same, and its check always ends', () => {
    fc.assert(fc.property(anyDocument, (document) => {
      expect(readDocument(JSON.parse(JSON.stringify(document)))).toEqual({ document, problems: [] });
      checkQuestionnaire(document);
    }), { numRuns: 60 });
  });

  it('goes out as a CSV and comes in as it was', () => {
    fc.assert(fc.property(anyDocument, (document) => {
      const csv = harmlessCsv(tableOfQuestionnaire(document).map((row) => row.map(guarded)));
      const sheet = readCsv(new TextEncoder().encode(csv));
      expect(sheet && readTable([sheet])?.document).toEqual(document);
    }), { numRuns: 100 });
  });

  it('taken apart and put together is the same', () => {
    fc.assert(fc.property(anyDocument, (document) => expect(documentFrom(partsOf(document))).toEqual(document)), { numRuns: 60 });
  });

  it('has no changes against itself, and every question of the other against another', () => {
    fc.assert(fc.property(anyDocument, anyDocument, (one, other) => {
      expect(questionnaireChanges(one, one)).toEqual({ whole: [], sections: [], questions: [] });
      const { questions } = questionnaireChanges(one, other);
      const named = (kind: string) => questions.filter((change) => change.kind === kind).map((change) => change.id).toSorted();
      const idsOf = (document: QuestionnaireDocument) => document.questions.map((each) => each.id);
      expect(named('added')).toEqual(idsOf(other).filter((each) => !idsOf(one).includes(each)).toSorted());
      expect(named('removed')).toEqual(idsOf(one).filter((each) => !idsOf(other).includes(each)).toSorted());
    }), { numRuns: 40 });
  });
});

it.each(SHIPPED_QUESTIONNAIRES)('what we ship goes out and comes in: $questionnaire.title', ({ questionnaire }) => {
  const document = documentOf(questionnaire);
  expect(readTable([{ name: 'x', rows: tableOfQuestionnaire(document) }])?.document).toEqual(document);
});
