import { awaitsAnswers, awaitsVendor, mayStep, REQUEST_STEPS, type RequestStepKind, statusAfter } from './request-steps.js';

describe('the steps of a request', () => {
  it('make its status; a moved due day changes none', () => {
    expect(statusAfter([])).toBeNull();
    expect(statusAfter(['sent', 'due_moved'])).toBe('sent');
    expect(statusAfter(['sent', 'taken_on', 'submitted', 'returned', 'due_moved', 'submitted', 'decided'])).toBe('decided');
  });

  it('each is taken by its own side, from where it may be', () => {
    expect(mayStep(null, 'sent', 'requester')).toBe(true);
    expect(mayStep('sent', 'sent', 'requester')).toBe(false);
    expect(mayStep('sent', 'submitted', 'vendor')).toBe(false);
    expect(mayStep('returned', 'submitted', 'vendor')).toBe(true);
    expect(mayStep('returned', 'submitted', 'requester')).toBe(false);
    expect(mayStep('taken_on', 'decided', 'requester')).toBe(false);
  });

  it('after an end, none is left', () => {
    for (const kind of Object.keys(REQUEST_STEPS) as RequestStepKind[]) for (const side of ['requester', 'vendor'] as const) {
      expect([mayStep('decided', kind, side), mayStep('withdrawn', kind, side)]).toEqual([false, false]);
    }
  });

  it('answers are written between taking on and submitting', () => {
    expect((['sent', 'taken_on', 'submitted', 'returned', 'decided', 'withdrawn'] as const).filter(awaitsAnswers)).toEqual(['taken_on', 'returned']);
    expect((['sent', 'taken_on', 'submitted', 'returned', 'decided', 'withdrawn'] as const).filter(awaitsVendor)).toEqual(['sent', 'taken_on', 'returned']);
  });
});
