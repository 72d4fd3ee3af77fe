import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agreementLines } from '@holdfast/domain/templates/agreement-text';
import { assemble } from '@holdfast/domain/templates/assemble';
import { BAA_TEMPLATE, VARIANTS, type Variant } from '@holdfast/domain/templates/baa-template';
import type { AgreementCertificateData } from './agreement-certificate.js';
import { print } from './print.js';

const made = (variant: Variant, variables: Record<string, unknown> = {}) => assemble(BAA_TEMPLATE, { variant, choices: {}, variables, overrides: {} }).document;
const printed = async (variant: Variant, variables?: Record<string, unknown>) =>
  Buffer.from(await print({ template: 'agreement', data: { document: made(variant, variables), organizationName: 'St Mary’s Health', documentNumber: 'SMH-B-207', textSha256: '9c1f04ab'.repeat(8) } }));

const poppler = spawnSync('pdftotext', ['-v']).error === undefined;
if (!poppler) process.stderr.write('SKIPPED  what the paper says: pdftotext (poppler-utils) is not installed\n');

/** The words between the running head and foot. */
const bodyOf = (pdf: Buffer): string => {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    return spawnSync('pdftotext', ['-x', '0', '-y', '46', '-W', '612', '-H', '690', '-nopgbrk', '-raw', join(folder, 'a.pdf'), '-'], { encoding: 'utf8' }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
const plain = (text: string) => text.replace(/\s+/g, '');
const certificate: AgreementCertificateData = {
  documentTitle: 'Business Associate Agreement', documentNumber: 'SMH-B-207', organizationName: 'St Mary’s Health', documentSha256: 'ab'.repeat(32), textSha256: 'cd'.repeat(32), pages: 9,
  signatures: ['Customer', 'Supplier'].map((side) => ({ side, name: `${side} Person`, title: 'General counsel', email: `${side}@example.org`, at: '10 Dec 2026, 14:05 UTC', authenticated: 'A code mailed for this act was typed in.', statement: 'I have authority to bind them.', consentVersion: '1' })),
  events: [{ at: '10 Dec 2026, 14:00 UTC', who: 'Supplier Person', what: 'Opened the document' }], issuer: { name: 'Holdfast at localhost', address: 'http://localhost', fingerprint: 'ef'.repeat(32) }, gap: null,
};

describe('an agreement on paper', () => {
  (poppler ? it.each(VARIANTS) : it.skip.each(VARIANTS))('says the same as the screen, line by line: %s', async (variant) => {
    const said = plain(bodyOf(await printed(variant)));
    const lines = agreementLines(made(variant)).map(({ number, lead, text }) => plain(`${number ?? ''}${lead && text ? `${lead}. ` : (lead ?? '')}${text}`));
    expect(lines.filter((line) => !said.includes(line))).toEqual([]);
    expect(said.length).toBe(lines.join('').length);
  });

  it('breaks a very long Schedule over pages', async () => {
    const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(pages(await printed('ce-ba', { serviceDescription: 'Reading and storing images.\n'.repeat(300) }))).toBeGreaterThan(pages(await printed('ce-ba')));
  });

  (poppler ? it : it.skip)('has a certificate that says who, when, how, both hashes, and who issued the seal', async () => {
    const said = plain(bodyOf(Buffer.from(await print({ template: 'agreementCertificate', data: certificate }))));
    for (const words of ['Customer Person, General counsel', 'Supplier Person', '10 Dec 2026, 14:05 UTC', 'A code mailed for this act', 'abab abab', 'cdcd cdcd', 'the issuer is this Holdfast instance itself', 'efef']) expect(said).toContain(plain(words));
  });
});
