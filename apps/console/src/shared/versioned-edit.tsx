import { ConflictDialog, type ConflictChoice } from '@holdfast/ui/conflict-dialog';
import { type QueryClient, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { conflictFields } from './conflict-fields.js';
import { useFormErrors } from './form-errors.js';
import { isStale } from './is-stale.js';
import type { LastChange } from './last-change.js';

interface Conflict<Held, Parts> extends LastChange {
  readonly mine: Partial<Parts>;
  readonly theirs: Held;
}

interface VersionedEdit<Held, Parts> {
  /** As it is now; a conflict calls what it was when the form opened "before". */
  readonly held: Held;
  readonly partsOf: (held: Held) => Parts;
  /** Reads it anew: whatever was read before is old. */
  readonly read: (queries: QueryClient) => Promise<Held>;
  readonly lastChange: () => Promise<LastChange>;
  readonly save: (from: Held, mine: Partial<Parts>) => Promise<unknown>;
  /** What reads differently once it is saved. */
  readonly changes: readonly QueryKey[];
  /** Saved, or nothing was left to save. */
  readonly onClose: () => void;
}

/** An edit of something with a version: only what was changed is sent, and where somebody else was first, each part is chosen anew upon theirs. */
export const useVersionedEdit = <Held, Parts extends object>({ held, partsOf, read, lastChange, save, changes, onClose }: VersionedEdit<Held, Parts>) => {
  const queries = useQueryClient();
  const [opened] = useState(held);
  const [conflict, setConflict] = useState<Conflict<Held, Parts>>();
  const attempt = useMutation({
    mutationFn: ({ from, mine }: { from: Held; mine: Partial<Parts> }) => save(from, mine),
    onSuccess: async () => {
      await Promise.all(changes.map((queryKey) => queries.invalidateQueries({ queryKey })));
      onClose();
    },
    onError: async (error, { mine }) => {
      if (!isStale(error)) return setConflict(undefined);
      const [theirs, last] = await Promise.all([read(queries), lastChange()]);
      setConflict({ mine, theirs, ...last });
    },
  });
  const send = (from: Held, mine: Partial<Parts>): void => (Object.keys(mine).length === 0 ? onClose() : attempt.mutate({ from, mine }));
  return {
    opened, partsOf, conflict, before: partsOf(opened), busy: attempt.isPending,
    errors: useFormErrors(isStale(attempt.error) ? null : attempt.error),
    submit: (mine: Partial<Parts>) => send(opened, mine),
    settle: ({ mine, theirs }: Conflict<Held, Parts>, choice: ConflictChoice) => send(theirs, Object.fromEntries(Object.entries(mine).filter(([part]) => choice[part] === 'mine')) as Partial<Parts>),
    forget: () => setConflict(undefined),
  };
};

interface EditConflictProps<Held, Parts extends object> {
  readonly edit: ReturnType<typeof useVersionedEdit<Held, Parts>>;
  readonly subject: string;
  readonly labels: Readonly<Partial<Record<keyof Parts, string>>>;
  readonly say: (part: keyof Parts, value: Parts[keyof Parts]) => ReactNode;
}

/** What both changed, part by part; nothing while nobody else was first. */
export const EditConflict = <Held extends { readonly version: number }, Parts extends object>({ edit, subject, labels, say }: EditConflictProps<Held, Parts>) => {
  const { conflict, before, partsOf } = edit;
  if (!conflict) return null;
  return (
    <ConflictDialog
      key={conflict.theirs.version} opened subject={subject} who={conflict.who} at={conflict.at}
      fields={conflictFields<Parts>({ before, mine: conflict.mine, theirs: partsOf(conflict.theirs) }, labels, say)}
      busy={edit.busy} onSave={(choice) => edit.settle(conflict, choice)} onClose={edit.forget}
    />
  );
};
