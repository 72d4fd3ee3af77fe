import { useId, useState, type ReactNode } from 'react';

interface SectionProps {
  readonly title: ReactNode;
  /** The number of the queue or step, before the title. */
  readonly number?: number;
  readonly count?: ReactNode;
  /** At the end of the line: a link, "as recorded", a control. */
  readonly aside?: ReactNode;
  readonly id?: string;
  readonly level?: 2 | 3;
  /** On a narrow screen it begins folded, behind its heading: for what one looks up rather than reads. */
  readonly folds?: boolean;
  readonly children?: ReactNode;
}

/** Where a page is so narrow that each section fills it; `base.css` folds at the same width. */
const NARROW = '(max-width: 719px)';

/** Hangs from a rule of ink, like a printed table; nothing sits in a box. */
export const Section = ({ title, number, count, aside, id, level = 2, folds = false, children }: SectionProps) => {
  const heading = useId();
  const [open, setOpen] = useState(() => !folds || !matchMedia(NARROW).matches);
  const Heading = `h${level}` as const;
  return (
    <section className="sec" id={id} aria-labelledby={heading}>
      <header>
        <Heading id={heading}>
          {number !== undefined && <span className="no">{number}</span>}
          {title}
          {count !== undefined && <span className="quiet count"> {count}</span>}
        </Heading>
        {folds && <button type="button" className="asbutton unfold" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? 'Hide' : 'Show'}<span className="vh"> {title}</span></button>}
        {aside !== undefined && <span className="push">{aside}</span>}
      </header>
      {folds ? <div className={open ? undefined : 'folded'}>{children}</div> : children}
    </section>
  );
};
