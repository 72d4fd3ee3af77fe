import { DateText } from '@holdfast/ui/date-text';
import { useQuery } from '@tanstack/react-query';
import { earlierOf } from './prefill.api.js';

interface EarlierAnswerProps {
  readonly organization: string;
  readonly requestId: string;
  readonly question: string;
}

/** What this customer was told last time, beside the question. Nothing where it was told nothing. */
export const EarlierAnswer = ({ organization, requestId, question }: EarlierAnswerProps) => {
  const { data } = useQuery(earlierOf(organization, requestId));
  const earlier = data?.find((each) => each.question === question);
  if (!earlier) return null;
  return (
    <div className="prev">
      <p className="quiet">Last time, <DateText day={earlier.answeredOn} />, by {earlier.answeredBy}</p>
      <p>{earlier.answer}</p>
      {earlier.comment && <p className="quiet">“{earlier.comment}”</p>}
      {earlier.likeness !== 'exact' && <p className="quiet">Asked then: {earlier.asked}</p>}
    </div>
  );
};
