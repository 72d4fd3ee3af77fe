import { MantineThemeProvider } from '@mantine/core';
import { useEffect, useId, useRef, type ReactNode } from 'react';

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** One sentence below the title, read with it. */
  readonly said?: ReactNode;
  readonly children?: ReactNode;
  /** The buttons, the primary one last. */
  readonly actions?: ReactNode;
  readonly width?: number;
  /** An answer is asked for: Escape and the veil do not close it. */
  readonly insists?: boolean;
}

const here = { defaultProps: { withinPortal: false } };
// What floats above a modal dialog has to live inside it: the rest of the page is inert.
const INSIDE = { components: { Popover: here, Combobox: here, Menu: here, Tooltip: here } };

/** The browser's own modal dialog: it keeps the focus, makes the page inert, and gives the focus back. */
export const Dialog = ({ opened, onClose, title, said, children, actions, width = 440, insists }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!opened || !element) return;
    const from = document.activeElement;
    if (!element.open) element.showModal();
    return () => {
      element.close();
      if (from instanceof HTMLElement && from.isConnected) from.focus();
    };
  }, [opened]);
  if (!opened) return null;
  return (
    <dialog
      className="dlg"
      ref={dialog}
      aria-labelledby={id}
      aria-describedby={said ? `${id}-said` : undefined}
      style={{ '--dlg': `${width}px` } as object}
      onCancel={(event) => { event.preventDefault(); if (!insists) onClose(); }}
      onMouseDown={(event) => { if (!insists && event.target === dialog.current && isOutside(dialog.current, event)) onClose(); }}
    >
      <h2 id={id}>{title}</h2>
      {said && <p className="said" id={`${id}-said`}>{said}</p>}
      <MantineThemeProvider theme={INSIDE} inherit>{children}</MantineThemeProvider>
      {actions && <div className="row ends">{actions}</div>}
    </dialog>
  );
};

const isOutside = (element: Element, { clientX, clientY }: { clientX: number; clientY: number }) => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
};
