import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Button } from './button.js';

interface Toast {
  /** What was done: "12 vendors are now owned by A. Ruiz". */
  readonly message: string;
  readonly undo: () => void;
  readonly seconds?: number;
}

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Only for what can be undone; anything else is said where it happened. */
export const useUndoToast = () => use(ToastContext);

export const UndoToastProvider = ({ children }: { children: ReactNode }) => {
  const [toast, setToast] = useState<Toast & { readonly shownAt: number }>();
  const [held, setHeld] = useState(false);
  const show = useCallback((next: Toast) => setToast({ ...next, shownAt: performance.now() }), []);
  const close = useCallback(() => { setToast(undefined); setHeld(false); }, []);

  useEffect(() => {
    if (!toast || held) return;
    const timer = setTimeout(close, (toast.seconds ?? 10) * 1000);
    return () => clearTimeout(timer);
  }, [toast, held, close]);

  return (
    <ToastContext value={useMemo(() => show, [show])}>
      {children}
      <div role="status">
        {toast && (
          <div className="bar toast" onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
            <span>{toast.message}</span>
            <Button size="small" onClick={() => { toast.undo(); close(); }}>Undo</Button>
          </div>
        )}
      </div>
    </ToastContext>
  );
};
