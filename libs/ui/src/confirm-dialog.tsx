import type { ReactNode } from 'react';
import { Button } from './button.js';
import { Dialog } from './dialog.js';

interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The question, with its object and its date: "Terminate BAA 2023-114 on 30 Nov 2026?" */
  readonly title: ReactNode;
  /** What follows, one line each. */
  readonly consequences?: readonly ReactNode[];
  readonly said?: ReactNode;
  /** The act by its name, never "OK". */
  readonly confirm: string;
  /** What stays as it is: "Keep it in force". */
  readonly cancel?: string;
  readonly onConfirm: () => void;
  readonly destructive?: boolean;
  readonly busy?: boolean;
  /** A reason or a date that the act asks for. */
  readonly children?: ReactNode;
}

export const ConfirmDialog = ({ opened, onClose, title, consequences = [], said, confirm, cancel = 'Cancel', onConfirm, destructive, busy, children }: ConfirmDialogProps) => (
  <Dialog opened={opened} onClose={onClose} title={title} said={said} actions={
    <>
      <Button onClick={onClose}>{cancel}</Button>
      <Button kind={destructive ? 'destroy' : 'primary'} disabled={busy} onClick={onConfirm}>{confirm}</Button>
    </>
  }>
    {consequences.length > 0 && <ul className="cons">{consequences.map((line, at) => <li key={at}>{line}</li>)}</ul>}
    {children}
  </Dialog>
);
