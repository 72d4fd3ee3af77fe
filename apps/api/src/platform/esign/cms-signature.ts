import { createHash, createPrivateKey, sign, verify, X509Certificate } from 'node:crypto';
import forge from 'node-forge';

const { asn1 } = forge;
type Node = forge.asn1.Asn1;

/** A certificate and its private key, as PEM. */
export interface KeyPair {
  readonly certificate: string;
  readonly privateKey: string;
}

const OID = {
  data: '1.2.840.113549.1.7.1', signedData: '1.2.840.113549.1.7.2', contentType: '1.2.840.113549.1.9.3', messageDigest: '1.2.840.113549.1.9.4', signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1', rsaSha256: '1.2.840.113549.1.1.11',
} as const;

const { UNIVERSAL, CONTEXT_SPECIFIC } = asn1.Class;
const seq = (...of: Node[]): Node => asn1.create(UNIVERSAL, asn1.Type.SEQUENCE, true, of);
const set = (...of: Node[]): Node => asn1.create(UNIVERSAL, asn1.Type.SET, true, of);
const oid = (of: string): Node => asn1.create(UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer(of).getBytes());
const octets = (of: Buffer): Node => asn1.create(UNIVERSAL, asn1.Type.OCTETSTRING, false, of.toString('binary'));
const int = (of: number): Node => asn1.create(UNIVERSAL, asn1.Type.INTEGER, false, asn1.integerToDer(of).getBytes());
const nothing = (): Node => asn1.create(UNIVERSAL, asn1.Type.NULL, false, '');
const der = (node: Node): Buffer => Buffer.from(asn1.toDer(node).getBytes(), 'binary');
const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** What is signed: the content's digest, and whose certificate it is (ETSI EN 319 142-1, baseline B). No time: the file's dictionary states it. */
const attributesOf = (content: Buffer, certificate: Buffer): Node[] => {
  const attribute = (type: string, value: Node): Node => seq(oid(type), set(value));
  return [
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(sha256(content))),
    attribute(OID.signingCertificateV2, seq(seq(seq(octets(sha256(certificate)))))), // SHA-256 is the default hash: it is not named
  ].map((node) => ({ node, bytes: der(node) })).toSorted((one, other) => Buffer.compare(one.bytes, other.bytes)).map(({ node }) => node);
};

const encoded = (attributes: Node[], certificate: Buffer, signature: Buffer): Buffer => {
  const whole = asn1.fromDer(certificate.toString('binary'));
  const tbs = (whole.value as Node[])[0].value as Node[];
  const [serial, issuer] = [tbs[1], tbs[3]]; // after the explicit version, which every v3 certificate has
  const signerInfo = seq(
    int(1), seq(issuer, serial), seq(oid(OID.sha256), nothing()),
    asn1.create(CONTEXT_SPECIFIC, 0, true, attributes),
    seq(oid(OID.rsaSha256), nothing()), octets(signature),
  );
  return der(seq(oid(OID.signedData), asn1.create(CONTEXT_SPECIFIC, 0, true, [seq(
    int(1), set(seq(oid(OID.sha256), nothing())), seq(oid(OID.data)), asn1.create(CONTEXT_SPECIFIC, 0, true, [whole]), set(signerInfo),
  )])));
};

/** A detached CMS signature over `content`, as PAdES asks for it. */
export const cmsSignature = (content: Buffer, { certificate, privateKey }: KeyPair): Buffer => {
  const raw = new X509Certificate(certificate).raw;
  const attributes = attributesOf(content, raw);
  return encoded(attributes, raw, sign('sha256', der(set(...attributes)), createPrivateKey(privateKey)));
};

/**
 * The certificate whose key made this signature over exactly this content; null when there is none. `kept` is the signature and the noughts that fill
 * its space. It is built again from its certificate and its number and compared byte by byte, so nothing in it can be otherwise.
 */
export const signerOf = (kept: Buffer, content: Buffer): X509Certificate | null => {
  try {
    const signed = (((asn1.fromDer(kept.toString('binary'), { parseAllBytes: false } as never).value as Node[])[1].value as Node[])[0].value as Node[]);
    const certificate = new X509Certificate(der((signed[3].value as Node[])[0]));
    const signature = Buffer.from(((signed[4].value as Node[])[0].value as Node[])[5].value as string, 'binary');
    const attributes = attributesOf(content, certificate.raw);
    const again = encoded(attributes, certificate.raw, signature);
    const same = kept.subarray(0, again.length).equals(again) && kept.subarray(again.length).every((byte) => byte === 0);
    return same && verify('sha256', der(set(...attributes)), certificate.publicKey, signature) ? certificate : null;
  } catch {
    return null; // whatever cannot be read is no signature
  }
};
