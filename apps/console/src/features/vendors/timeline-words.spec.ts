import { describe, expect, it } from '@jest/globals';
import { timelineWords } from './timeline-words.js';

describe('timelineWords', () => {
  it.each([
    ['vendor.edited', { fields: 'legalName, nameKey, state' }, 'What is recorded was changed: legal name, state'],
    ['vendor.edited', {}, 'What is recorded was changed'],
    ['engagement.added', { phi: 'unknown' }, 'An engagement was added, PHI unknown'],
    ['engagement.edited', { fields: 'phi', phi: 'unknown → flows' }, 'An engagement was changed. PHI: unknown → flows'],
    ['agreement.recorded', { covers: 1 }, 'An executed agreement was recorded, covering 1 engagement'],
    ['agreement.terms_changed', { reason: 'amendment' }, 'The terms of an agreement were amended'],
    ['agreement.terminated', { on: '2026-11-30' }, 'An agreement was terminated; last day in force 30 Nov 2026'],
    ['request.sent', {}, 'A request was sent'],
    ['request.submitted', { submissionNumber: 2 }, 'Submission 2 was received'],
    ['request.returned', { questions: 'AC-1, AC-2, IR-4' }, '3 questions were sent back'],
    ['request.decided', { decision: 'accepted_with_findings' }, 'The submission was assessed: accepted with findings'],
    ['request.due_moved', { from: '2026-11-20', to: '2026-12-01' }, 'The due date was moved to 1 Dec 2026'],
  ])('%s %j', (action, detail, words) => expect(timelineWords({ action, detail })).toBe(words));

  it('shows the code of an act it has no sentence for', () => {
    expect(timelineWords({ action: 'chain.proposed', detail: {} })).toBe('chain.proposed');
    expect(timelineWords({ action: 'constructor', detail: {} })).toBe('constructor');
  });
});
