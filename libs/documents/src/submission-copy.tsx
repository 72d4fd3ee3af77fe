import { Text, View } from '@react-pdf/renderer';
import { Fragment } from 'react';
import { printedBytes, printedDay, printedDigest } from './print-words.js';
import { Cover, Heading, INK, PrintTable, Sheet, styles } from './sheet.js';

/** What a vendor handed over, for its own records: never what was made of it. */
export interface SubmissionCopyData {
  readonly title: string;
  readonly requesterName: string;
  readonly vendorName: string;
  readonly documentNumber: string;
  readonly number: number;
  /** The requester's day, as 2026-11-30. */
  readonly submittedOn: string;
  readonly zone: string;
  readonly by: { readonly name: string; readonly title: string };
  /** Of the canonical JSON of what was handed over. */
  readonly sha256: string;
  readonly sections: readonly { readonly title: string; readonly questions: readonly { readonly id: string; readonly text: string; readonly answer: string | null; readonly comment: string; readonly changed: boolean }[] }[];
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string; readonly covers: readonly string[] }[];
}

export const SubmissionCopy = ({ title, requesterName, vendorName, documentNumber, number, submittedOn, zone, by, sha256, sections, files }: SubmissionCopyData) => (
  <Sheet
    title={title} organization={vendorName} documentNumber={documentNumber} author={vendorName} subject="Copy of what was submitted" footnote={`Submission ${number}, ${sha256.slice(0, 16)}`}
    first={(
      <>
        <Cover title={title} sub={`As submitted to ${requesterName}`} facts={[
          { term: 'Attested by', value: by.name, note: `${by.title}, ${vendorName}` },
          { term: 'On', value: printedDay(submittedOn), note: zone },
          { term: 'Submission', value: `Number ${number}`, note: number > 1 ? 'What differs from the one before is marked' : undefined },
        ]} />
        <Text style={{ marginTop: 6 }}>“I have authority to give these answers, and they are true to the best of my knowledge.”</Text>
        <View wrap={false} style={{ marginTop: 6 }}>
          <Text style={[styles.quiet, styles.small]}>SHA-256 of what was handed over</Text>
          <Text>{printedDigest(sha256)}</Text>
        </View>
        {sections.map(({ title: section, questions }) => (
          <Fragment key={section}>
            <Heading>{section}</Heading>
            {questions.map(({ id, text, answer, comment, changed }) => (
              <View key={id} wrap={(answer?.length ?? 0) + comment.length > 2500} style={{ paddingVertical: 5, borderBottom: `0.5 solid ${INK.hair}` }}>
                <Text style={styles.quiet}>{text}</Text>
                <Text style={styles.strong}>{answer ?? 'Not provided'}</Text>
                {comment !== '' && <Text>{comment}</Text>}
                {changed && <Text style={[styles.quiet, styles.small]}>Differs from submission {number - 1}</Text>}
              </View>
            ))}
          </Fragment>
        ))}
        <Heading>Files</Heading>
        {files.length === 0 && <Text>No file was handed over.</Text>}
        {files.length > 0 && <PrintTable rows={files} columns={[
          { header: 'File', share: 70, cell: ({ name, bytes, sha256: digest }) => (
            <View>
              <Text style={styles.strong}>{name}</Text>
              <Text style={styles.quiet}>{printedBytes(bytes)}</Text>
              <Text style={[styles.quiet, { fontSize: 7 }]}>sha256 {printedDigest(digest)}</Text>
            </View>
          ) },
          { header: 'Put to', share: 30, cell: ({ covers }) => covers.join(', ') },
        ]} />}
      </>
    )}
  />
);
