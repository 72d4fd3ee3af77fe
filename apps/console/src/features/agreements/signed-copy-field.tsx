import { FileDrop } from '@holdfast/ui/file-drop';

interface SignedCopyFieldProps {
  readonly file: File | undefined;
  readonly onFile: (file: File | undefined) => void;
  /** Why the server did not take it. */
  readonly refused?: string;
}

/** One PDF, chosen and not yet sent. */
export const SignedCopyField = ({ file, onFile, refused }: SignedCopyFieldProps) => (
  <FileDrop
    label="Signed copy"
    hint="A PDF of up to 50 MB. Nothing about patients."
    accept=".pdf,application/pdf"
    multiple={false}
    files={file ? [{ id: 'copy', name: file.name, state: refused ? { kind: 'refused', why: refused } : { kind: 'ready' }, detail: bytesWords(file.size) }] : []}
    onFiles={([chosen]) => onFile(chosen)}
    onRemove={() => onFile(undefined)}
  />
);

/** "412 kB", "4.6 MB". */
export const bytesWords = (bytes: number): string => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);
