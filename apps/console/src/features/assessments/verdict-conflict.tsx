import { ConflictDialog } from '@holdfast/ui/conflict-dialog';
import { inZone } from '@holdfast/ui/date-text';
import type { VerdictConflict as Conflict } from './use-review.js';
import { verdictWords } from './verdict-words.js';

interface VerdictConflictProps {
  readonly conflict: Conflict;
  readonly busy: boolean;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
  readonly onClose: () => void;
}

/** Two people judged one answer: both verdicts side by side, and one is chosen. */
export const VerdictConflict = ({ conflict: { mine, theirs, question }, busy, onMine, onTheirs, onClose }: VerdictConflictProps) => (
  <ConflictDialog
    opened onClose={onClose} busy={busy} subject="verdict" who={theirs?.by || 'Somebody else'} at={theirs ? inZone(theirs.at).time : 'meanwhile'}
    fields={[{ id: 'verdict', label: question.text, mine: verdictWords(mine), theirs: verdictWords(theirs), before: verdictWords(question.verdict), beforeEmpty: 'There was no verdict before' }]}
    onSave={({ verdict }) => (verdict === 'theirs' ? onTheirs() : onMine())}
  />
);
