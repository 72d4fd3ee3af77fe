import { Text, View } from '@react-pdf/renderer';
import { printedDigest } from './print-words.js';
import { Cover, Heading, Shape, Sheet, styles } from './sheet.js';

/** A statement as it was made, word for word, with who made it and how that was made sure. */
export interface StatementDocumentData {
  readonly title: string;
  readonly requesterName: string;
  readonly vendorName: string;
  readonly documentNumber: string;
  /** With every blank filled in. */
  readonly text: string;
  readonly withExceptions: boolean;
  readonly madeBy: { readonly name: string; readonly title: string };
  /** The requester's day, in words. */
  readonly madeOn: string;
  readonly zone: string;
  readonly authority: string;
  readonly authenticated: string;
  readonly email: string;
  readonly basis: 'law' | 'contract' | 'policy' | 'proposed';
  readonly basisNote: string;
  readonly citations: readonly string[];
  /** Of the words, and of them before any blank was filled in. */
  readonly version: number;
  readonly wordsSha256: string;
  readonly textSha256: string;
}

const BASES = { law: 'Law', contract: 'Contract', policy: 'Policy of who asks', proposed: 'Proposed rule: binds nobody yet' };

export const StatementDocument = ({ title, requesterName, vendorName, documentNumber, text, withExceptions, madeBy, madeOn, zone, authority, authenticated, email, basis, basisNote, citations, version, wordsSha256, textSha256 }: StatementDocumentData) => (
  <Sheet
    title={title} organization={vendorName} documentNumber={documentNumber} author={vendorName} subject="Statement of a vendor" footnote={`Text ${textSha256.slice(0, 16)}`}
    first={(
      <>
        <Cover title={title} sub={`To ${requesterName}`} facts={[
          { term: 'Stated by', value: madeBy.name, note: `${madeBy.title}, ${vendorName}` },
          { term: 'On', value: madeOn, note: zone },
          { term: 'Rests on', value: BASES[basis] },
        ]} />
        <Heading>What is stated</Heading>
        {text.split('\n').map((line, at) => <Text key={at} style={{ marginTop: 5 }} widows={2} orphans={2}>{line}</Text>)}
        <View style={{ marginTop: 8 }}><Shape state={withExceptions ? 'gap' : 'none'}>{withExceptions ? 'Made with exceptions' : 'Made without exceptions'}</Shape></View>
        <Heading>How it was made</Heading>
        <Text style={{ marginTop: 4 }}>{authority} Typed name: {madeBy.name}.</Text>
        <Text>{authenticated}</Text>
        <Text style={styles.quiet}>{email}. A code proves a mailbox; the person stated her authority herself.</Text>
        <Heading>What it rests on</Heading>
        <Text style={{ marginTop: 4 }}>{basisNote}</Text>
        <Text style={styles.quiet}>{citations.join(', ')}</Text>
        <Fact term={`SHA-256 of the words that were asked for, version ${version}`} value={printedDigest(wordsSha256)} />
        <Fact term="SHA-256 of the text as stated" value={printedDigest(textSha256)} />
      </>
    )}
  />
);

const Fact = ({ term, value }: { term: string; value: string }) => (
  <View wrap={false} style={{ marginTop: 5 }}>
    <Text style={[styles.quiet, styles.small]}>{term}</Text>
    <Text>{value}</Text>
  </View>
);
