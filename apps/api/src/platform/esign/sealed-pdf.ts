import { createHash } from 'node:crypto';
import { PDFArray, PDFDocument, PDFHexString, PDFInvalidObject, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib';
import { SignPdf } from '@signpdf/signpdf';
import { Signer } from '@signpdf/utils';
import { cmsSignature, type KeyPair, signerOf } from './cms-signature.js';

const SPACE = 8192; // bytes kept for the signature; ours take about 2,600
const OPEN = '**********'; // what signpdf fills with the byte range

class CmsSigner extends Signer {
  constructor(private readonly keys: KeyPair) {
    super();
  }

  override sign(content: Buffer): Promise<Buffer> {
    return Promise.resolve(cmsSignature(content, this.keys));
  }
}

export interface Seal {
  readonly keys: KeyPair;
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
}

/**
 * Appends further pages to a document and signs the whole. The document's own bytes stay as they are, at the front of the file: anybody can cut them
 * off again and hash what was shown and agreed.
 */
export const sealPdf = async (document: Buffer, further: Buffer, { keys, by, reason, at }: Seal): Promise<Buffer> => {
  const pdf = await PDFDocument.load(document, { forIncrementalUpdate: true, updateMetadata: false });
  const from = await PDFDocument.load(further, { updateMetadata: false });
  for (const page of await pdf.copyPages(from, from.getPageIndices())) pdf.addPage(page);
  await placeSignature(pdf, by, reason, at);
  const prepared = Buffer.from(await pdf.save({ useObjectStreams: false }));
  if (!prepared.subarray(0, document.length).equals(document)) throw new Error('The document’s own bytes did not survive sealing');
  return new SignPdf().sign(prepared, new CmsSigner(keys), at);
};

const placeSignature = async (pdf: PDFDocument, by: string, reason: string, at: Date): Promise<void> => {
  const { context } = pdf;
  const byteRange = PDFArray.withContext(context);
  byteRange.push(PDFNumber.of(0));
  for (let n = 0; n < 3; n++) byteRange.push(PDFName.of(OPEN));
  const signature = context.obj({
    Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'ETSI.CAdES.detached', ByteRange: byteRange, Contents: PDFHexString.of('0'.repeat(SPACE * 2)),
    Reason: PDFHexString.fromText(reason), M: PDFString.fromDate(at), Name: PDFHexString.fromText(by),
  });
  const bytes = new Uint8Array(signature.sizeInBytes());
  signature.copyBytesInto(bytes, 0);
  const ref = context.register(PDFInvalidObject.of(bytes)); // as it is, outside any object stream
  const page = pdf.getPage(pdf.getPageCount() - 1);
  const widget = context.register(context.obj({ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', Rect: [0, 0, 0, 0], V: ref, T: PDFString.of('HoldfastSeal'), F: 2 + 128, P: page.ref }));
  const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray) ?? context.obj([]);
  annotations.push(widget);
  page.node.set(PDFName.of('Annots'), annotations);
  pdf.catalog.set(PDFName.of('AcroForm'), context.register(context.obj({ SigFlags: 3, Fields: [widget] })));
};

/** What looking at a sealed file says: whether it holds, and why not. */
export interface SealCheck {
  readonly state: 'valid' | 'changed' | 'unknown_issuer' | 'no_seal';
  readonly sentence: string;
  readonly sha256: string;
  /** SHA-256 of the certificate that signed it; null where none can be read. */
  readonly issuer: string | null;
}

/** Looks at the bytes themselves: is the signature one over all of them, and was it made by one of these certificates (SHA-256 fingerprints)? */
export const checkSeal = (bytes: Buffer, ours: readonly string[]): SealCheck => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const say = (state: SealCheck['state'], sentence: string, issuer: string | null = null): SealCheck => ({ state, sentence, sha256, issuer });
  const text = bytes.toString('latin1');
  const ranges = [...text.matchAll(/\/ByteRange ?\[ ?(\d+) (\d+) (\d+) (\d+) *\]/g)];
  const range = ranges.at(-1);
  if (!range) return say('no_seal', 'This file carries no seal.');
  const [start, length, second, rest] = range.slice(1).map(Number);
  const total = start === 0 && second > length && second + rest === bytes.length && bytes[length] === 0x3c && bytes[second - 1] === 0x3e;
  const hex = total ? text.slice(length + 1, second - 1) : '';
  if (!total || !/^(?:[0-9a-f]{2})*$/.test(hex)) return say('changed', 'The seal does not cover all of this file: it was changed after it was sealed.');
  const signer = signerOf(Buffer.from(hex, 'hex'), Buffer.concat([bytes.subarray(0, length), bytes.subarray(second)]));
  if (!signer) return say('changed', 'The seal is broken: this is not what was sealed.');
  const issuer = createHash('sha256').update(signer.raw).digest('hex');
  if (!ours.includes(issuer)) return say('unknown_issuer', 'The seal is whole, but this Holdfast instance did not make it.', issuer);
  return say('valid', 'The seal is whole: every byte is as this Holdfast instance sealed it.', issuer);
};
