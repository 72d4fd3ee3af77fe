import { Section } from '@holdfast/ui/section';
import { Status } from '@holdfast/ui/status';
import type { ReactNode } from 'react';
import type { WorkbookChange } from './workbook.api.js';

const GROUPS = [
  { outcome: 'conflict', title: 'Changed on both sides', lead: 'Somebody changed these on the page after the workbook was downloaded. They are not overwritten: open each one and decide there.' },
  { outcome: 'not_understood', title: 'Not understood', lead: 'These are left as they are. Mend them in the workbook and upload it again, or answer on the page.' },
  { outcome: 'changed', title: 'Changed', lead: null },
  { outcome: 'new', title: 'New', lead: null },
] as const;

/** What stands in the way first, then what would be saved; each with what the workbook says and what stands on the page. */
export const WorkbookChanges = ({ changes, link }: { changes: readonly WorkbookChange[]; link: (question: string, words: string) => ReactNode }) => (
  <>
    {GROUPS.map(({ outcome, title, lead }) => {
      const own = changes.filter((change) => change.outcome === outcome);
      return own.length > 0 && (
        <Section key={outcome} title={title} count={own.length}>
          {lead && <p className="quiet">{lead}</p>}
          <ul className="cards">
            {own.map((change) => <li key={`${change.sheet} ${change.row}`}><Change change={change} link={link} /></li>)}
          </ul>
        </Section>
      );
    })}
  </>
);

const words = (answer: string | null | undefined): string => answer ?? 'No answer';

const Change = ({ change: { outcome, question, text, sheet, row, brought, stored, sentence }, link }: { change: WorkbookChange; link: (question: string, words: string) => ReactNode }) => (
  <>
    <p>{question ? link(question, text) : <>Row {row} of “{sheet}”</>}{question && <small className="quiet"> Row {row} of “{sheet}”</small>}</p>
    {sentence && <p><Status state={outcome === 'conflict' ? 'due' : 'gap'}>{sentence}</Status></p>}
    {brought && (
      <dl className="pairs">
        {outcome !== 'not_understood' && <div><dt>Workbook</dt><dd style={{ whiteSpace: 'pre-wrap' }}>{words(brought.answer)}</dd>{brought.comment && <dd>{brought.comment}</dd>}</div>}
        {stored && outcome !== 'new' && <div><dt>Page</dt><dd style={{ whiteSpace: 'pre-wrap' }}>{words(stored.answer)}</dd>{stored.comment && <dd>{stored.comment}</dd>}</div>}
      </dl>
    )}
  </>
);
