import { Text, View } from '@react-pdf/renderer';
import { printedDigest } from './print-words.js';
import { Heading, PrintTable, Sheet, styles } from './sheet.js';

export interface CertificateSignature {
  readonly side: string;
  readonly name: string;
  readonly title: string;
  readonly email: string;
  /** `10 Dec 2026, 14:05 UTC`. */
  readonly at: string;
  /** How it was made sure who signs. */
  readonly authenticated: string;
  readonly statement: string;
  readonly consentVersion: string;
}

/** What is said about a document that both sides signed, on the page that is sealed with it. */
export interface AgreementCertificateData {
  readonly documentTitle: string;
  readonly documentNumber: string;
  readonly organizationName: string;
  readonly documentSha256: string;
  readonly textSha256: string;
  readonly pages: number;
  readonly signatures: readonly CertificateSignature[];
  readonly events: readonly { readonly at: string; readonly who: string; readonly what: string }[];
  readonly issuer: { readonly name: string; readonly address: string; readonly fingerprint: string };
  /** Where a gap was left between an earlier agreement and this one. */
  readonly gap: string | null;
}

/**
 * The last page of a sealed agreement. The sealed file's own hash cannot stand in it: it is the hash of the file that holds this page, and is kept
 * and shown beside it.
 */
export const AgreementCertificate = ({ documentTitle, documentNumber, organizationName, documentSha256, textSha256, pages, signatures, events, issuer, gap }: AgreementCertificateData) => (
  <Sheet
    title={`Certificate of signatures, ${documentTitle}`} organization={organizationName} documentNumber={documentNumber} author={issuer.name} subject="Certificate of signatures"
    first={(
      <>
        <Text style={styles.h1}>Certificate of signatures</Text>
        <Text style={styles.sub}>{documentTitle}, document {documentNumber}</Text>
        <Heading>What was signed</Heading>
        <Fact term="Pages before this certificate" value={`${pages}`} />
        <Fact term="SHA-256 of the document as it was shown and agreed" value={printedDigest(documentSha256)} />
        <Fact term="SHA-256 of its text" value={printedDigest(textSha256)} />
        <Fact term="SHA-256 of the sealed file" value="Made after this page: it stands in the record of each side, beside the file" />
        {gap !== null && <Fact term="Before this agreement" value={gap} />}
        <Heading>Who signed</Heading>
        {signatures.map((signature) => (
          <View key={`${signature.side}${signature.email}`} wrap={false} style={{ marginTop: 8 }}>
            <Text style={styles.strong}>{signature.name}, {signature.title}</Text>
            <Text>{signature.side}. {signature.statement}</Text>
            <Text>Signed {signature.at}. {signature.authenticated}</Text>
            <Text style={styles.quiet}>{signature.email}. Consent to electronic signatures, version {signature.consentVersion}</Text>
          </View>
        ))}
        <Heading>What happened</Heading>
        <PrintTable
          columns={[
            { header: 'When', share: 3, cell: ({ at }) => at },
            { header: 'Who', share: 4, cell: ({ who }) => who },
            { header: 'What', share: 6, cell: ({ what }) => what },
          ]}
          rows={events}
        />
        <Heading>The seal</Heading>
        <Text style={{ marginTop: 4 }}>
          This file carries a digital signature over all of its bytes. It was made by {issuer.name} at {issuer.address}: the issuer is this Holdfast instance itself, not a public
          authority, so a reader shows the signature as valid and its issuer as not known to it. One changed byte makes the signature invalid.
        </Text>
        <Fact term="SHA-256 fingerprint of its certificate" value={printedDigest(issuer.fingerprint)} />
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
