import { DomainError } from '../errors/domain-error.js';

/** Why a file is not accepted, in the words that screens show. */
export const FILE_REFUSALS = {
  wrong_type: 'This is not a file we can take. Send a PDF, Word, Excel, PowerPoint, CSV, text, PNG or JPEG file, or a zip of these, with its own ending',
  too_big: 'This file is larger than 50 MB',
  empty: 'This file is empty',
  virus: 'A virus was found in this file',
  password_protected: 'This file is password protected. Send it without its password',
  active_content: 'This file holds a script, a macro or another file inside. Print it to PDF, and send that',
  unsafe_archive: 'This zip cannot be opened safely. Send its documents one by one',
  not_readable: 'This file is damaged, or built in a way that cannot be checked. Print it to PDF, and send that',
  patient_data: 'This file is said to contain patient data, so it is not handed out',
  upload_failed: 'This file could not be uploaded. Try again',
} as const;
export type FileRefusal = keyof typeof FILE_REFUSALS;

/** Thrown where a file turns out to be one that we do not take. */
export class RefusedFile extends DomainError {
  constructor(readonly refusal: FileRefusal) {
    super(refusal === 'too_big' ? 'too_large' : 'file_refused', FILE_REFUSALS[refusal], [{ pointer: '/file', message: refusal }]);
  }
}
