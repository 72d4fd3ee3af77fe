import { Text, View } from '@react-pdf/renderer';
import { AnswersBySection, Evidence, Participants } from './assessment-report-appendix.js';
import type { AssessmentReportData } from './assessment-report-data.js';
import { printedDay } from './print-words.js';
import { Cover, Heading, INK, PrintTable, Shape, Sheet, STRONG, styles } from './sheet.js';

const VERDICTS = { approved: 'Approved.', approved_with_conditions: 'Approved, with conditions.', rejected: 'Not approved.' };
// Page 1 is one page: a board member stops there. The rest follows in full.
const FINDINGS_ON_FIRST_PAGE = 4;
const CONDITIONS_ON_FIRST_PAGE = 2;
const EXCEPTIONS_ON_FIRST_PAGE = 2;
const SEVERITIES = ['critical', 'high', 'medium', 'moderate', 'low'];
const NOTICES = [
  'This is a record of what the vendor stated and what people recorded. It is not a certification and not legal advice.',
  'Where nobody recorded a fact, the report says that it cannot tell.',
];

type Gap = AssessmentReportData['gaps'][number];
/** What comes first on page 1: the nearest date, then the gravest. */
const byUrgency = (a: Gap, b: Gap) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || rank(a) - rank(b);
const rank = ({ severity }: Gap) => { const at = SEVERITIES.indexOf(severity.toLowerCase()); return at < 0 ? SEVERITIES.length : at; };

const Bar = ({ decimal }: { decimal: string | null }) => {
  const share = decimal === null ? Number.NaN : Number(decimal);
  return Number.isFinite(share) ? <View style={{ height: 6, marginTop: 3, width: `${Math.min(Math.max(share, 0), 1) * 100}%`, backgroundColor: INK.ink }} /> : <Text />;
};

const Verdict = ({ decision, score }: Pick<AssessmentReportData, 'decision' | 'score'>) => {
  const conditions = decision.conditions ?? [];
  return (
    <View style={{ flexDirection: 'row', marginTop: 20 }}>
      <View style={{ flex: 1, paddingRight: 28 }}>
        <Text style={{ fontSize: 12.5, lineHeight: 1.45 }}><Text style={styles.strong}>{VERDICTS[decision.kind]}</Text> {decision.reason}</Text>
        {conditions.slice(0, CONDITIONS_ON_FIRST_PAGE).map((condition) => <Text key={condition} style={{ marginTop: 3 }}>–  {condition}</Text>)}
        {conditions.length > CONDITIONS_ON_FIRST_PAGE && <Text style={[styles.quiet, { marginTop: 3 }]}>{conditions.length} conditions in all; each is a finding.</Text>}
      </View>
      <View style={{ width: 140, textAlign: 'right' }}>
        <Text style={{ ...STRONG, fontSize: score.overall === null ? 16 : 32, lineHeight: 1.1 }}>{score.overall ?? 'cannot tell'}</Text>
        <Text style={[styles.strong, { marginTop: 3 }]}>{score.band}</Text>
        <Text style={[styles.quiet, styles.small]}>{score.arithmetic}</Text>
      </View>
    </View>
  );
};

const LONGEST_IN_BRIEF = 56;
/** One line of page 1; the whole of it stands in the list of findings. */
const inBrief = (title: string): string => (title.length > LONGEST_IN_BRIEF ? `${title.slice(0, LONGEST_IN_BRIEF - 1).trimEnd()}…` : title);

const Standing = ({ standing: { residual, because, findings, exceptions } }: Pick<AssessmentReportData, 'standing'>) => {
  const shown = exceptions.length > 0 ? FINDINGS_ON_FIRST_PAGE - 1 : FINDINGS_ON_FIRST_PAGE;
  return (
    <>
      <Heading>Risk that is left, and why</Heading>
      <Text><Text style={styles.strong}>{residual}.</Text> {because.join(' ')}</Text>
      <Heading>What must happen next</Heading>
      {findings.length === 0 && <Text>No finding is to be mended.</Text>}
      {findings.length > 0 && <PrintTable rows={findings.slice(0, shown)} columns={[
        { header: 'By', share: 17, cell: ({ dueOn }) => <Shape state="gap">{printedDay(dueOn)}</Shape> },
        { header: 'Finding', share: 52, cell: ({ title }) => inBrief(title) },
        { header: 'Severity', share: 12, cell: ({ severity }) => severity },
        { header: 'State', share: 16, cell: ({ status }) => status },
      ]} />}
      {findings.length > shown && <Text style={[styles.quiet, { marginTop: 4 }]}>{findings.length} findings are to be mended in all; the first {shown} stand here.</Text>}
      {exceptions.length > 0 && (
        <>
          <Text style={[styles.strong, { marginTop: 8 }]}>Exceptions in force{exceptions.length > EXCEPTIONS_ON_FIRST_PAGE && `, the first ${EXCEPTIONS_ON_FIRST_PAGE} of ${exceptions.length}`}</Text>
          {exceptions.slice(0, EXCEPTIONS_ON_FIRST_PAGE).map(({ title, severity, until }, at) => <Shape key={at} state="unknown">{`Until ${printedDay(until)}, ${severity.toLowerCase()}: ${inBrief(title)}`}</Shape>)}
        </>
      )}
    </>
  );
};

const Sections = ({ score }: Pick<AssessmentReportData, 'score'>) => (
  <>
    <Heading>Score by section</Heading>
    <PrintTable rows={score.sections} total={{ title: 'All scored sections', decimal: score.overall, answered: '', gaps: score.sections.reduce((sum, { gaps }) => sum + gaps, 0) }} columns={[
      { header: 'Section', share: 40, cell: ({ title }) => title },
      { header: 'Answered', share: 14, end: true, cell: ({ answered }) => answered },
      { header: 'Gaps', share: 8, end: true, cell: ({ gaps }) => String(gaps) },
      { header: 'Score', share: 14, end: true, cell: ({ decimal }) => decimal ?? 'cannot tell' },
      { header: '', share: 26, cell: ({ title, decimal }) => (title === 'All scored sections' ? <Text /> : <View style={{ paddingLeft: 10 }}><Bar decimal={decimal} /></View>) },
    ]} />
  </>
);

const Gaps = ({ gaps }: { gaps: readonly Gap[] }) => (
  <>
    <Heading>Gaps and what is asked</Heading>
    {gaps.length === 0 && <Text>No gap is recorded.</Text>}
    {[...gaps].sort(byUrgency).map(({ questionId, text, severity, finding, remediation, dueOn, basis }) => (
      <View key={questionId + finding} wrap={false} style={{ flexDirection: 'row', paddingVertical: 6, borderBottom: `0.5 solid ${INK.hair}` }}>
        <View style={{ width: 76 }}><Shape state="gap">{severity}</Shape></View>
        <View style={{ flex: 1, paddingRight: 12 }}>
          <Text style={styles.strong}>{questionId}  {finding}</Text>
          <Text style={styles.quiet}>{text}</Text>
          <Text style={{ marginTop: 2 }}>{remediation === null ? 'No remedy is recorded.' : `Asked for: ${remediation}`}</Text>
        </View>
        <View style={{ width: 116 }}>
          <Text>{dueOn === null ? 'No date agreed' : `By ${printedDay(dueOn)}`}</Text>
          <Text style={[styles.quiet, styles.small]}>{basis}</Text>
        </View>
      </View>
    ))}
  </>
);

/** Page 1 decides; what it rests on follows. */
export const AssessmentReport = (data: AssessmentReportData) => {
  const { organizationName, vendorName, documentNumber, madeBy, madeOn, zone, request, decision, standing, score, gaps, answers, evidence, participants, notices } = data;
  const { submission } = request;
  return (
    <Sheet title={`Assessment of ${vendorName}`} organization={organizationName} documentNumber={documentNumber} author={`${madeBy.name}, ${organizationName}`} subject={request.title}
      footnote={submission ? `Submission sha256 ${submission.sha256.slice(0, 4)} ${submission.sha256.slice(4, 8)} … ${submission.sha256.slice(-4)}` : undefined}
      first={<>
        <Cover title={`Assessment of ${vendorName}`} sub={`${request.title}. ${request.questionnaire.title}, version ${request.questionnaire.version}.`} facts={[
          { term: 'Decided', value: printedDay(decision.decidedOn), note: `by ${[decision.decidedBy, decision.secondedBy].filter(Boolean).join(' and ')}` },
          { term: 'Holds until', value: printedDay(decision.validUntil), note: 'then it is reviewed again' },
          { term: 'Inherent risk', value: standing.tier, note: 'its risk class' },
          { term: 'Residual risk', value: standing.residual, note: 'on the day of this report' },
          { term: 'Made by', value: madeBy.name, note: madeBy.title },
          { term: 'Made on', value: printedDay(madeOn), note: zone },
          { term: 'Reads', value: submission ? `Submission ${submission.number}` : 'No submission', note: request.submittedOn ? `of ${printedDay(request.submittedOn)}` : 'not submitted' },
        ]} />
        <Verdict decision={decision} score={score} />
        <Standing standing={standing} />
        <View wrap={false} style={{ marginTop: 8 }}><Text style={[styles.quiet, styles.small]}>{[...NOTICES, ...(decision.aloneBecause ? [`The policy asks for a second person. One decided: ${decision.aloneBecause.toLowerCase()}.`] : []), ...notices].join(' ')}</Text></View>
      </>}>
      <Sections score={score} />
      <Gaps gaps={gaps} />
      <AnswersBySection answers={answers} />
      <Evidence evidence={evidence} />
      <Participants participants={participants} request={request} />
    </Sheet>
  );
};
