import { readFileSync } from 'node:fs';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { config } from '../config/config.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { KeyPair } from './cms-signature.js';
import { fingerprintOf, lockKey, makeCertificate, unlockKey } from './instance-certificate.js';
import { checkSeal, sealPdf, type SealCheck } from './sealed-pdf.js';

interface KeptCertificate {
  readonly certificate: string;
  readonly fingerprint: string;
  readonly locked_key: Buffer | null;
}

/**
 * Seals documents with the instance's own certificate: made once and kept in the database, so that every replica seals with the same one, or given by
 * HOLDFAST_SEAL_PEM. Earlier ones are kept, so that what they sealed is still known.
 */
@Injectable()
export class Seals {
  constructor(private readonly uow: UnitOfWork, private readonly clock: Clock) {}

  /** Who seals: the name on the certificate, where it is reached, and its fingerprint. */
  async issuer(): Promise<{ name: string; address: string; fingerprint: string }> {
    const { certificate } = await this.keys();
    return { name: new X509Certificate(certificate).subject.match(/^CN=(.*)$/m)?.[1] ?? 'this Holdfast instance', address: config().publicUrl, fingerprint: fingerprintOf(certificate) };
  }

  /** The document, then the further pages, signed as one file. Outside a transaction: it takes a tenth of a second. */
  async seal(document: Buffer, further: Buffer, reason: string): Promise<Buffer> {
    const [keys, { name }] = [await this.keys(), await this.issuer()];
    return sealPdf(document, further, { keys, by: name, reason, at: await this.clock.now() });
  }

  async check(bytes: Buffer): Promise<SealCheck> {
    return checkSeal(bytes, (await this.kept()).map(({ fingerprint }) => fingerprint));
  }

  private async keys(): Promise<KeyPair> {
    const given = config().sealPem;
    if (given !== undefined) {
      const keys = readSealPem(given);
      await this.keep(keys.certificate, null);
      return keys;
    }
    return (await this.current()) ?? this.make();
  }

  /** The newest that this secret unlocks: after HOLDFAST_SECRET was changed there is none, and another is made. */
  private async current(): Promise<KeyPair | null> {
    for (const { certificate, locked_key } of await this.kept()) {
      const privateKey = locked_key && unlockKey(locked_key, config().secretKey);
      if (privateKey) return { certificate, privateKey };
    }
    return null;
  }

  private async make(): Promise<KeyPair> {
    const made = await makeCertificate(`Holdfast at ${new URL(config().publicUrl).host}`.slice(0, 64), await this.clock.now());
    const locked = lockKey(made.privateKey, config().secretKey);
    await this.keep(made.certificate, locked);
    return (await this.current()) ?? made; // two that started together agree on the older
  }

  private kept(): Promise<KeptCertificate[]> {
    return this.uow.outside('seal-certificates', 'select certificate, fingerprint, locked_key from seal_certificates order by created_at, fingerprint');
  }

  private async keep(certificate: string, locked: Buffer | null): Promise<void> {
    await this.uow.outside('keep-seal-certificate', 'insert into seal_certificates (fingerprint, certificate, locked_key) values ($1, $2, $3) on conflict do nothing', [fingerprintOf(certificate), certificate, locked]);
  }
}

/** A private key (RSA) and its certificate in one PEM file. Throws with what is wrong. */
export const readSealPem = (path: string): KeyPair => {
  const text = readFileSync(path, 'utf8');
  const [certificate] = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(text) ?? [];
  const [privateKey] = /-----BEGIN (?:RSA )?PRIVATE KEY-----[^-]+-----END (?:RSA )?PRIVATE KEY-----/.exec(text) ?? [];
  if (!certificate || !privateKey) throw new Error('HOLDFAST_SEAL_PEM must hold a certificate and its private key, unencrypted, in PEM');
  const key = createPrivateKey(privateKey);
  if (key.asymmetricKeyType !== 'rsa') throw new Error('HOLDFAST_SEAL_PEM must hold an RSA key');
  if (!new X509Certificate(certificate).checkPrivateKey(key)) throw new Error('HOLDFAST_SEAL_PEM: the certificate is not that of the private key');
  return { certificate, privateKey };
};
