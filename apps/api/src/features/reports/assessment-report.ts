import { dayWords } from '@holdfast/domain/dates/date-words';
import type { AssessmentReportData } from '@holdfast/documents/assessment-report-data';
import { EVENT_WORDS } from './event-words.js';
import type { Review } from '../assessments/review.facts.js';
import { localDateAt } from '@holdfast/domain/dates/zoned-instant';

export interface ReportFrame {
  readonly organizationName: string;
  readonly zone: string;
  readonly documentNumber: string;
  readonly madeBy: { readonly name: string; readonly title: string };
  /** The organization's day. */
  readonly madeOn: string;
  readonly decidedBy: string;
  readonly secondedBy: string | null;
  readonly standing: AssessmentReportData['standing'];
}

const VERDICTS = { accepted: 'Accepted', returned: 'Sent back', finding: 'Finding' };

/** A review as the report prints it. Throws for one that was not decided. */
export const assessmentReport = (review: Review, frame: ReportFrame): AssessmentReportData => {
  const { exchanged: { request, events }, assessment, questionnaire, submission, result, arithmetic, questions, notAsked } = review;
  const { decision, reason, decidedAt, conditions, aloneBecause, validUntil } = assessment;
  if (!decision || !reason || !decidedAt) throw new Error(`Assessment ${assessment.id} is not decided`);
  const day = (at: Date) => localDateAt(at.getTime(), frame.zone);
  const gapsIn = (section: string) => questions.filter(({ question, gap, lacksEvidence }) => question.section === section && (gap || lacksEvidence)).length;
  const unjudged = questions.filter(({ verdict }) => !verdict).length;
  return {
    organizationName: frame.organizationName, zone: frame.zone, documentNumber: frame.documentNumber, madeBy: frame.madeBy, madeOn: frame.madeOn,
    vendorName: request.vendorName,
    request: {
      title: request.title, questionnaire: { title: questionnaire.title, version: questionnaire.version },
      sentOn: day(request.sentAt), dueOn: request.dueOn, submittedOn: submission.submittedOn, submission: { number: submission.number, sha256: submission.sha256 },
    },
    decision: { kind: decision, reason, conditions, decidedBy: frame.decidedBy, decidedOn: day(decidedAt), secondedBy: frame.secondedBy, aloneBecause, validUntil },
    standing: frame.standing,
    score: {
      overall: result.overall?.decimal.toFixed(2) ?? null,
      band: result.band ? `Risk by these answers: ${result.band}` : 'Cannot tell',
      arithmetic,
      sections: questionnaire.sections.map(({ id, title }) => {
        const inSection = questions.filter(({ question }) => question.section === id);
        return { title, decimal: result.sections[id]?.decimal.toFixed(2) ?? null, answered: `${inSection.filter(({ words, notKnown }) => words !== null && !notKnown).length} of ${inSection.length}`, gaps: gapsIn(id) };
      }),
    },
    gaps: questions.flatMap(({ question, gap, lacksEvidence }) => [
      ...(gap ? [{ questionId: question.id, text: question.text, severity: gap.severity, finding: gap.finding, remediation: gap.remediation, dueOn: gap.dueOn, basis: 'Your policy' }] : []),
      ...(lacksEvidence ? [{ questionId: question.id, text: question.text, severity: 'low', finding: 'A document was asked for and none was sent', remediation: null, dueOn: null, basis: 'Your policy' }] : []),
    ]),
    answers: questionnaire.sections.map(({ id, title }) => ({
      section: title,
      questions: questionnaire.questions.filter(({ section }) => section === id).map((question) => {
        const reviewed = questions.find((candidate) => candidate.question.id === question.id);
        if (!reviewed) return { id: question.id, text: question.text, answer: null, verdict: null, notAsked: 'left out by earlier answers' };
        return { id: question.id, text: question.text, answer: reviewed.words, verdict: reviewed.verdict ? VERDICTS[reviewed.verdict.verdict] : null, ...(reviewed.comment ? { comment: reviewed.comment } : {}) };
      }),
    })),
    evidence: [...new Map(questions.flatMap(({ files }) => files).map((file) => [file.id, file])).values()].map(({ name, kind, bytes, sha256, validTo, questionKeys }) => ({ fileName: name, kind: kind || 'Not named', bytes: Number(bytes), sha256, validTo, covers: questionKeys })),
    participants: [
      submission.sourceWords === null
        ? { name: `${submission.byName}, ${submission.byTitle}`, side: 'vendor', what: `Attested submission ${submission.number}`, when: submission.submittedOn }
        : { name: `${submission.byName}, ${submission.byTitle}`, side: 'customer', what: `Recorded the answers from “${submission.sourceWords}”, read on ${dayWords(submission.readOn ?? submission.submittedOn)}`, when: submission.submittedOn },
      ...events.filter(({ kind }) => kind !== 'due_moved' && kind !== 'recorded').map(({ byName, side, kind, at }) => ({ name: byName, side: side === 'vendor' ? ('vendor' as const) : ('customer' as const), what: EVENT_WORDS[kind], when: day(at) })),
    ],
    notices: [
      ...(submission.sourceWords === null ? [] : ['The vendor did not give these answers itself: staff recorded them from what it publishes. What is not found there counts as not known.']),
      ...(notAsked.length > 0 ? [`${notAsked.length} questions were not asked, because earlier answers left them out.`] : []),
      ...(unjudged > 0 ? [`${unjudged} answers were not judged one by one before the decision.`] : []),
    ],
  };
};
