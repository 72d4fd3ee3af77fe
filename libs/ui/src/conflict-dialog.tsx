import { useState, type ReactNode } from 'react';
import { Button } from './button.js';
import { Dialog } from './dialog.js';

export interface ConflictField {
  readonly id: string;
  readonly label: string;
  readonly mine: ReactNode;
  /** Absent when the other left this field as it was. */
  readonly theirs?: ReactNode;
  readonly before?: ReactNode;
  /** Why there was nothing before; the tooltip of the en dash. */
  readonly beforeEmpty?: string;
}
export type ConflictChoice = Readonly<Record<string, 'mine' | 'theirs'>>;

interface ConflictDialogProps {
  readonly opened: boolean;
  /** What is being edited: "agreement", "answer". */
  readonly subject: string;
  /** Who changed it meanwhile, and when: "T. Brandt", "10:41". */
  readonly who: string;
  readonly at: string;
  readonly fields: readonly ConflictField[];
  readonly onSave: (choice: ConflictChoice) => void;
  /** Go on editing; nothing of theirs or mine is lost. */
  readonly onClose: () => void;
  readonly busy?: boolean;
}

/** Both versions side by side; a person chooses for each line, mine to begin with. */
export const ConflictDialog = ({ opened, subject, who, at, fields, onSave, onClose, busy }: ConflictDialogProps) => {
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const contested = fields.filter(({ theirs }) => theirs !== undefined);
  const choose = (id: string, side: 'mine' | 'theirs') => setTaken((before) => {
    const next = new Set(before);
    if (side === 'theirs') next.add(id);
    else next.delete(id);
    return next;
  });
  const save = () => onSave(Object.fromEntries(fields.map(({ id }) => [id, taken.has(id) ? 'theirs' : 'mine'])));
  return (
    <Dialog opened={opened} onClose={onClose} insists width={920} title={`${who} changed this ${subject} while you were editing`} said="Nothing of yours is lost. Choose for each line what is to be recorded." actions={
      <>
        <Button kind="quiet" onClick={onClose}>Go on editing</Button>
        <Button kind="primary" disabled={busy} onClick={save}>{fields.length === 1 ? 'Save this choice' : `Save these ${fields.length}`}</Button>
      </>
    }>
      {contested.length > 1 && (
        <div className="row" style={{ marginTop: 12 }}>
          <Button size="small" onClick={() => setTaken(new Set())}>Keep all mine</Button>
          <Button size="small" onClick={() => setTaken(new Set(contested.map(({ id }) => id)))}>Take all of {who}’s</Button>
        </div>
      )}
      <table className="stack cmp" role="table">
        <thead role="rowgroup">
          <tr role="row"><th scope="col" role="columnheader">Field</th><th scope="col" role="columnheader">Yours, not saved</th><th scope="col" role="columnheader">{who}’s, saved {at}</th><th scope="col" role="columnheader">Before</th></tr>
        </thead>
        <tbody role="rowgroup">
          {fields.map(({ id, label, mine, theirs, before, beforeEmpty }) => (
            <tr key={id} role="row">
              <th scope="row" role="rowheader" className="full">{label}</th>
              <td role="cell">
                <label className="pick">
                  <input type="radio" name={`conflict-${id}`} aria-label={`${label}: keep yours`} checked={!taken.has(id)} onChange={() => choose(id, 'mine')} />
                  <span><span className="nar quiet">Yours: </span>{mine}</span>
                </label>
              </td>
              <td role="cell" className={theirs === undefined ? 'quiet' : undefined}>
                {theirs === undefined ? <><span className="nar">{who}’s: </span>unchanged</> : (
                  <label className="pick">
                    <input type="radio" name={`conflict-${id}`} aria-label={`${label}: take ${who}’s`} checked={taken.has(id)} onChange={() => choose(id, 'theirs')} />
                    <span><span className="nar quiet">{who}’s: </span>{theirs}</span>
                  </label>
                )}
              </td>
              <td role="cell" className="quiet"><span className="nar">Before: </span>{before ?? <span title={beforeEmpty ?? 'There was nothing before'}>–</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
};
