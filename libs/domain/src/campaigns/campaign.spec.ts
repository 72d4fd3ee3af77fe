import { REQUEST_STATUSES } from '../requests/request-steps.js';
import { awaitsAnswer, campaignTally, outcomeOf, RECIPIENT_OUTCOMES, type RecipientFacts } from './campaign.js';

const recipient = (over: Partial<RecipientFacts>): RecipientFacts => ({ state: 'sent', status: 'sent', withExceptions: false, late: false, ...over });

describe('the tally of a campaign', () => {
  it('counts each recipient once, whatever its request became', () => {
    const all = [recipient({ state: 'waiting', status: null }), recipient({ state: 'refused', status: null }), ...REQUEST_STATUSES.map((status) => recipient({ status })), recipient({ status: 'stated', withExceptions: true }), recipient({ late: true })];
    const tally = campaignTally(all);
    expect(RECIPIENT_OUTCOMES.reduce((sum, outcome) => sum + tally[outcome], 0)).toBe(tally.recipients);
    expect(tally).toMatchObject({ recipients: all.length, waiting: 1, refused: 1, sent: 2, exceptions: 1, not_stated: 2, withdrawn: 1, late: 1 });
  });

  it('tells a statement with exceptions from one without', () => {
    expect(outcomeOf(recipient({ status: 'stated' }))).toBe('answered');
    expect(outcomeOf(recipient({ status: 'stated', withExceptions: true }))).toBe('exceptions');
    expect(outcomeOf(recipient({ status: 'declined' }))).toBe('not_stated');
  });

  it('lets only those be written to again who have not answered', () => {
    expect(REQUEST_STATUSES.filter((status) => awaitsAnswer({ state: 'sent', status }))).toEqual(['sent', 'taken_on', 'returned']);
    expect(awaitsAnswer({ state: 'refused', status: null })).toBe(false);
  });
});
