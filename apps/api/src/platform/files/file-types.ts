/** What we take, by ending: its type, and what browsers call it. */
export interface FileType {
  readonly mime: string;
  readonly kind: 'pdf' | 'office' | 'text' | 'image' | 'zip';
  readonly alsoDeclared?: readonly string[];
  /** For office files: the folder that only this kind has. */
  readonly part?: string;
}

const office = (name: string, part: string): FileType => ({ mime: `application/vnd.openxmlformats-officedocument.${name}`, kind: 'office', part });

export const FILE_TYPES: Readonly<Record<string, FileType>> = {
  pdf: { mime: 'application/pdf', kind: 'pdf', alsoDeclared: ['application/x-pdf'] },
  docx: office('wordprocessingml.document', 'word/'),
  xlsx: office('spreadsheetml.sheet', 'xl/'),
  pptx: office('presentationml.presentation', 'ppt/'),
  csv: { mime: 'text/csv', kind: 'text', alsoDeclared: ['text/plain', 'application/csv', 'text/comma-separated-values', 'application/vnd.ms-excel'] },
  txt: { mime: 'text/plain', kind: 'text' },
  png: { mime: 'image/png', kind: 'image' },
  jpg: { mime: 'image/jpeg', kind: 'image', alsoDeclared: ['image/jpg', 'image/pjpeg'] },
  jpeg: { mime: 'image/jpeg', kind: 'image', alsoDeclared: ['image/jpg', 'image/pjpeg'] },
  zip: { mime: 'application/zip', kind: 'zip', alsoDeclared: ['application/x-zip-compressed', 'application/x-zip'] },
};

const NO_OPINION = ['', 'application/octet-stream', 'binary/octet-stream'];

/** Whether a browser's word for a file fits its ending. Some have none. */
export const declaredFits = ({ mime, alsoDeclared = [] }: FileType, declared: string): boolean => {
  const word = declared.split(';')[0].trim().toLowerCase();
  return NO_OPINION.includes(word) || word === mime || alsoDeclared.includes(word);
};

/** What a zip may hold: documents, no archive. */
export const isDocumentEnding = (ending: string): boolean => Object.hasOwn(FILE_TYPES, ending) && FILE_TYPES[ending].kind !== 'zip';
