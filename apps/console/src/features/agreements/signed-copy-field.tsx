import { FileDrop } from '@holdfast/ui/file-drop';
import { sizeWords } from '@holdfast/contracts/size-words';

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
    files={file ? [{ id: 'copy', name: file.name, state: refused ? { kind: 'refused', why: refused } : { kind: 'ready' }, detail: sizeWords(file.size) }] : []}
    onFiles={([chosen]) => onFile(chosen)}
    onRemove={() => onFile(undefined)}
  />
);
