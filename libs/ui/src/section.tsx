import { useId, type ReactNode } from 'react';

interface SectionProps {
  readonly title: ReactNode;
  /** The number of the queue or step, before the title. */
  readonly number?: number;
  readonly count?: ReactNode;
  /** At the end of the line: a link, "as recorded", a control. */
  readonly aside?: ReactNode;
  readonly id?: string;
  readonly level?: 2 | 3;
  readonly children?: ReactNode;
}

/** Hangs from a rule of ink, like a printed table; nothing sits in a box. */
export const Section = ({ title, number, count, aside, id, level = 2, children }: SectionProps) => {
  const heading = useId();
  const Heading = `h${level}` as const;
  return (
    <section className="sec" id={id} aria-labelledby={heading}>
      <header>
        <Heading id={heading}>
          {number !== undefined && <span className="no">{number}</span>}
          {title}
          {count !== undefined && <span className="quiet count"> {count}</span>}
        </Heading>
        {aside !== undefined && <span className="push">{aside}</span>}
      </header>
      {children}
    </section>
  );
};
