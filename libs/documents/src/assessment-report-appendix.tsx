import { Text, View } from '@react-pdf/renderer';
import { Fragment } from 'react';
import type { AssessmentReportData } from './assessment-report-data.js';
import { printedBytes, printedDay, printedDigest } from './print-words.js';
import { Heading, INK, PrintTable, styles } from './sheet.js';

/** Every question in the order it was asked, with what was answered and what the reviewer made of it. */
export const AnswersBySection = ({ answers }: Pick<AssessmentReportData, 'answers'>) => (
  <>
    {answers.map(({ section, questions }) => (
      <Fragment key={section}>
        <Heading>{section}</Heading>
        {questions.map(({ id, text, answer, comment, verdict, notAsked }) => (
          <View key={id} wrap={(answer?.length ?? 0) + (comment?.length ?? 0) > 2500} style={{ flexDirection: 'row', paddingVertical: 5, borderBottom: `0.5 solid ${INK.hair}` }}>
            <Text style={[styles.quiet, { width: 52 }]}>{id}</Text>
            <View style={{ flex: 1, paddingRight: 12 }}>
              <Text style={styles.quiet}>{text}</Text>
              {notAsked !== undefined
                ? <Text style={styles.quiet}>Not asked: {notAsked}</Text>
                : <Text style={styles.strong}>{answer ?? 'Not provided'}</Text>}
              {comment && <Text>{comment}</Text>}
            </View>
            <Text style={{ width: 92 }}>{notAsked !== undefined ? '' : verdict ?? 'Not reviewed'}</Text>
          </View>
        ))}
      </Fragment>
    ))}
  </>
);

export const Evidence = ({ evidence }: Pick<AssessmentReportData, 'evidence'>) => (
  <>
    <Heading>Evidence</Heading>
    {evidence.length === 0 && <Text>No file was given.</Text>}
    {evidence.length > 0 && <PrintTable rows={evidence} columns={[
      { header: 'File', share: 48, cell: ({ fileName, kind, bytes, sha256 }) => (
        <View>
          <Text style={styles.strong}>{fileName}</Text>
          <Text style={styles.quiet}>{kind}, {printedBytes(bytes)}</Text>
          <Text style={[styles.quiet, { fontSize: 7 }]}>sha256 {printedDigest(sha256)}</Text>
        </View>
      ) },
      { header: 'Valid to', share: 14, cell: ({ validTo }) => printedDay(validTo) },
      { header: 'Covers', share: 18, cell: ({ covers }) => (covers.length > 0 ? covers.join(', ') : 'no question named') },
    ]} />}
  </>
);

export const Participants = ({ participants, request }: Pick<AssessmentReportData, 'participants' | 'request'>) => (
  <>
    <Heading>Who took part, and when</Heading>
    <PrintTable rows={participants} columns={[
      { header: 'Who', share: 34, cell: ({ name, email }) => <View><Text style={styles.strong}>{name}</Text>{email && <Text style={styles.quiet}>{email}</Text>}</View> },
      { header: 'Side', share: 12, cell: ({ side }) => (side === 'vendor' ? 'Vendor' : 'Customer') },
      { header: 'What', share: 36, cell: ({ what }) => what },
      { header: 'When', share: 16, cell: ({ when }) => printedDay(when) },
    ]} />
    <View wrap={false} style={{ marginTop: 10 }}>
      <Text style={styles.quiet}>Request sent {printedDay(request.sentOn)}, due {printedDay(request.dueOn)}, submitted {printedDay(request.submittedOn)}.</Text>
      {request.submission && <Text style={[styles.quiet, styles.small]}>Submission {request.submission.number}, sha256 {printedDigest(request.submission.sha256)}</Text>}
    </View>
  </>
);
