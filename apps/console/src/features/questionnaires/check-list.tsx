import type { Check } from '@holdfast/domain/questionnaires/check';
import { Section } from '@holdfast/ui/section';
import { Status } from '@holdfast/ui/status';

/** What prevents publishing first, then what may be a mistake; each leads to its field. */
export const CheckList = ({ checks, onGo }: { checks: readonly Check[]; onGo: (pointer: string) => void }) => {
  const errors = checks.filter(({ level }) => level === 'error');
  const warnings = checks.filter(({ level }) => level === 'warning');
  return (
    <Section title="Check" count={checks.length}>
      {checks.length === 0 && <p><Status state="done">Nothing is wrong with it.</Status></p>}
      {[['Prevents publishing', errors], ['May be a mistake', warnings]].map(([title, list]) => (list as Check[]).length > 0 && (
        <div key={title as string}>
          <h3>{title as string}</h3>
          <ul className="checks">
            {(list as Check[]).map(({ pointer, code, sentence, level }) => (
              <li key={pointer + code}><span className={level === 'error' ? 'st sgap' : 'st sdue'}><button type="button" className="asbutton" onClick={() => onGo(pointer)}>{sentence}</button></span></li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
};
