import { standingOn } from '@holdfast/domain/agreements/agreement-standing';
import { lifeSpan } from '@holdfast/domain/agreements/agreement-span';
import { longNoticeWords } from '@holdfast/domain/agreements/agreement-words';
import { renewalProblem, type RenewalTerms } from '@holdfast/domain/agreements/renewal';
import { DateText, formatDay, readersToday } from '@holdfast/ui/date-text';
import { DefinitionList } from '@holdfast/ui/definition-list';
import type { Terms } from './agreement-terms.js';

/** The dates that follow from terms, as they are typed; nothing while they cannot be. The server computes them again. */
export const LifePreview = ({ terms, today = readersToday() }: { terms: Terms; today?: string }) => {
  const life = terms as RenewalTerms;
  if (renewalProblem(life, today) !== null) return <p className="quiet" role="status">The dates appear here once the terms are complete.</p>;
  const { from, until } = lifeSpan(life);
  const { termNumber, lastDay, renewsOn, giveNoticeBy, state } = standingOn({ status: 'executed', life, from, until }, today);
  const odd = longNoticeWords(life);
  return (
    <div role="status" aria-label="Dates that follow">
      <DefinitionList items={[
        { term: 'Current term', value: termNumber === null || termNumber === 1 ? `From ${formatDay(from)}` : `Term ${termNumber}`, note: state === 'expired' ? 'It has ended' : state === 'not_yet_in_force' ? 'It is not in force yet' : undefined },
        { term: 'Last day in force', value: lastDay ? <DateText day={lastDay} /> : 'It has no end' },
        ...(renewsOn ? [
          { term: 'Give notice by', value: giveNoticeBy ? <DateText day={giveNoticeBy} /> : 'No notice period stated', note: giveNoticeBy && giveNoticeBy < today ? 'That day has passed' : undefined },
          { term: 'Renews on', value: <DateText day={renewsOn} /> },
        ] : []),
      ]} />
      {odd && <p className="also">{odd}</p>}
    </div>
  );
};
