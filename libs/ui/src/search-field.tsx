import { useEffect, useRef, type ReactNode } from 'react';

/** True where a person types: single keys belong to the text there. */
export const isTyping = (target: EventTarget | null) => target instanceof Element && target.closest('input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable], [role=combobox]') !== null;

interface SearchFieldProps {
  readonly label?: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit?: (value: string) => void;
  /** `/` and ⌘K or Ctrl K bring the focus here; off where a person has switched single keys off (2.1.4). */
  readonly keys?: boolean;
  /** The palette's results. */
  readonly children?: ReactNode;
}

export const SearchField = ({ label = 'Search or run a command', placeholder = 'Search vendors, agreements, people', value, onChange, onSubmit, keys = true, children }: SearchFieldProps) => {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const palette = event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey);
      const slash = keys && event.key === '/' && !event.metaKey && !event.ctrlKey && !event.altKey && !isTyping(event.target);
      if (!palette && !slash) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, [keys]);
  return (
    <form className="find" role="search" onSubmit={(event) => { event.preventDefault(); onSubmit?.(value); }}>
      <input ref={field} type="search" aria-label={label} placeholder={placeholder} value={value} onChange={(event) => onChange(event.target.value)} />
      <span aria-hidden="true"><kbd>/</kbd><kbd>⌘ K</kbd></span>
      {children}
    </form>
  );
};
