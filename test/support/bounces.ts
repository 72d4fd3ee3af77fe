import { readFileSync, readdirSync } from 'node:fs';

const FOLDER = 'test/support/data/bounces';

export const BOUNCES = readdirSync(FOLDER).map((name) => name.replace('.eml', ''));

/** A mail that came back, as that kind of server writes it, about one of ours. */
export const bounceMail = (name: string, { messageId, envelopeId, to }: { readonly messageId: string; readonly envelopeId: string; readonly to: string }): Buffer =>
  Buffer.from(readFileSync(`${FOLDER}/${name}.eml`, 'utf8').replaceAll('\n', '\r\n').replaceAll('{{messageId}}', messageId).replaceAll('{{envelopeId}}', envelopeId).replaceAll('{{to}}', to));
