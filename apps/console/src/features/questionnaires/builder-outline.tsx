import type { Check } from '@holdfast/domain/questionnaires/check';
import type { QuestionnaireDocument } from '@holdfast/domain/questionnaires/questionnaire-document';
import { Button } from '@holdfast/ui/button';
import type { KeyboardEvent } from 'react';

/** What is open beside the outline. */
export type Chosen = { readonly kind: 'whole' } | { readonly kind: 'section' | 'question'; readonly at: number };

interface BuilderOutlineProps {
  readonly document: QuestionnaireDocument;
  readonly chosen: Chosen;
  readonly checks: readonly Check[];
  readonly disabled: boolean;
  readonly onChoose: (chosen: Chosen) => void;
  readonly onMove: (chosen: Chosen, by: -1 | 1) => void;
  readonly onAddSection: () => void;
  readonly onAddQuestion: (section: string, after: number | null) => void;
}

/** Sections and questions in their order. Alt with an arrow moves the one that has the focus, and keeps it there. */
export const BuilderOutline = ({ document, chosen, checks, disabled, onChoose, onMove, onAddSection, onAddQuestion }: BuilderOutlineProps) => {
  const wrong = new Set(checks.filter(({ level }) => level === 'error').map(({ question }) => question));
  const keys = (item: Chosen) => (event: KeyboardEvent) => {
    if (!event.altKey || disabled || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(item, event.key === 'ArrowUp' ? -1 : 1);
  };
  const props = (item: Chosen) => ({ type: 'button' as const, 'aria-current': (item.kind === chosen.kind && 'at' in item && 'at' in chosen && item.at === chosen.at) || (item.kind === 'whole' && chosen.kind === 'whole') ? ('true' as const) : undefined, onClick: () => onChoose(item), onKeyDown: keys(item) });
  return (
    <nav className="outline" aria-label="Sections and questions">
      <button {...props({ kind: 'whole' })}>Title and versions</button>
      <ol>
        {document.sections.map((section, place) => (
          <li key={section.id}>
            <button id={`o-section-${place}`} className="sect" {...props({ kind: 'section', at: place })}>{section.title || 'Section without a title'}</button>
            <ol>
              {document.questions.map((question, at) => question.section === section.id && (
                <li key={at}>
                  <button id={`o-question-${at}`} {...props({ kind: 'question', at })}>
                    <span className="code">{question.id}</span> {question.text || 'Asks nothing yet'}{question.showIf && <span className="quiet"> · conditional</span>}
                    {wrong.has(question.id) && <span className="st sgap"><span className="vh">has errors</span></span>}
                  </button>
                </li>
              ))}
            </ol>
            {!disabled && <Button size="small" kind="quiet" onClick={() => onAddQuestion(section.id, null)}>Add a question<span className="vh"> to {section.title || 'this section'}</span></Button>}
          </li>
        ))}
      </ol>
      {!disabled && <Button size="small" onClick={onAddSection}>Add a section</Button>}
    </nav>
  );
};
