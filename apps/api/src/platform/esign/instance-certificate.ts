import { createCipheriv, createDecipheriv, createHash, generateKeyPair, hkdfSync, randomBytes, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import type { KeyPair } from './cms-signature.js';

const YEARS = 20;
const DAY_MS = 86_400_000;

/** SHA-256 of a certificate, in hex. */
export const fingerprintOf = (certificate: string): string => createHash('sha256').update(new X509Certificate(certificate).raw).digest('hex');

/** A certificate that this instance issues to itself, to seal documents with. Whoever trusts it does so by its fingerprint. */
export const makeCertificate = async (commonName: string, now: Date): Promise<KeyPair> => {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 3072, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = `00${randomBytes(16).toString('hex')}`; // positive, whatever its first bit
  certificate.validity.notBefore = new Date(now.getTime() - DAY_MS); // clocks differ
  certificate.validity.notAfter = new Date(now.getTime() + YEARS * 365 * DAY_MS);
  const name = [{ name: 'commonName', value: commonName }, { name: 'organizationName', value: 'Holdfast' }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([{ name: 'basicConstraints', cA: false, critical: true }, { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true }, { name: 'subjectKeyIdentifier' }]);
  certificate.sign(forge.pki.privateKeyFromPem(privateKey), forge.md.sha256.create());
  return { certificate: forge.pki.certificateToPem(certificate), privateKey };
};

const keyOf = (secret: Buffer): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'holdfast.seal-key', 32));

/** The private key as it is kept: AES-256-GCM under a key derived from HOLDFAST_SECRET, so that the database alone seals nothing. */
export const lockKey = (privateKey: string, secret: Buffer): Buffer => {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv);
  const locked = Buffer.concat([cipher.update(privateKey, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), locked]);
};

/** Null when it was locked with another secret. */
export const unlockKey = (kept: Buffer, secret: Buffer): string | null => {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), kept.subarray(0, 12)).setAuthTag(kept.subarray(12, 28));
    return Buffer.concat([decipher.update(kept.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
};
