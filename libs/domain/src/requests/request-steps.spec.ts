import { awaitsAnswers, awaitsVendor, mayStep, REQUEST_KINDS, REQUEST_STATUSES, REQUEST_STEPS, type RequestStepKind, statusAfter } from './request-steps.js';

const STEPS = Object.keys(REQUEST_STEPS) as RequestStepKind[];

describe('the steps of a request', () => {
  it('make its status; some change none', () => {
    expect(statusAfter([])).toBeNull();
    expect(statusAfter(['sent', 'due_moved'])).toBe('sent');
    expect(statusAfter(['sent', 'taken_on', 'submitted', 'returned', 'due_moved', 'submitted', 'decided'])).toBe('decided');
    expect(statusAfter(['sent', 'taken_on', 'commented', 'passed_on', 'signed', 'reissued', 'commented'])).toBe('taken_on');
  });

  it('each is taken by its own side, from where it may be', () => {
    expect(mayStep(null, 'sent', 'requester', 'questionnaire')).toBe(true);
    expect(mayStep('sent', 'sent', 'requester', 'questionnaire')).toBe(false);
    expect(mayStep('sent', 'submitted', 'vendor', 'questionnaire')).toBe(false);
    expect(mayStep('returned', 'submitted', 'vendor', 'questionnaire')).toBe(true);
    expect(mayStep('returned', 'submitted', 'requester', 'questionnaire')).toBe(false);
    expect(mayStep('taken_on', 'decided', 'requester', 'questionnaire')).toBe(false);
  });

  it('a signature is not submitted, and answers are not signed', () => {
    expect(mayStep('taken_on', 'submitted', 'vendor', 'signature')).toBe(false);
    expect(mayStep('taken_on', 'signed', 'vendor', 'questionnaire')).toBe(false);
    expect(mayStep('signed', 'countersigned', 'requester', 'signature')).toBe(true);
    expect(mayStep('signed', 'signed', 'vendor', 'signature')).toBe(false);
  });

  it('a statement is made or declined, and taken back once it was made', () => {
    expect(mayStep('taken_on', 'stated', 'vendor', 'statement')).toBe(true);
    expect(mayStep('taken_on', 'declined', 'vendor', 'statement')).toBe(true);
    expect(mayStep('stated', 'taken_back', 'vendor', 'statement')).toBe(true);
    expect(mayStep('taken_on', 'taken_back', 'vendor', 'statement')).toBe(false);
    expect(mayStep('stated', 'stated', 'vendor', 'statement')).toBe(false);
    expect(mayStep('stated', 'withdrawn', 'requester', 'statement')).toBe(false);
    expect(mayStep('taken_on', 'stated', 'vendor', 'questionnaire')).toBe(false);
  });

  it('what was submitted or decided may be amended, and is submitted again', () => {
    for (const status of ['submitted', 'decided'] as const) expect(mayStep(status, 'amending', 'vendor', 'questionnaire')).toBe(true);
    expect(mayStep('decided', 'amending', 'vendor', 'return_or_destroy')).toBe(false);
    expect(mayStep('amending', 'submitted', 'vendor', 'questionnaire')).toBe(true);
    expect(mayStep('amending', 'decided', 'requester', 'questionnaire')).toBe(false);
    expect(statusAfter(['sent', 'taken_on', 'submitted', 'decided', 'amending', 'submitted'])).toBe('submitted');
  });

  it('questions and proposals leave it where it is', () => {
    expect(statusAfter(['sent', 'taken_on', 'more_time_asked', 'question_asked', 'more_time_refused', 'question_answered', 'passed_on'])).toBe('taken_on');
    expect(mayStep('taken_on', 'more_time_refused', 'vendor', 'questionnaire')).toBe(false);
    expect(mayStep('submitted', 'more_time_asked', 'vendor', 'questionnaire')).toBe(false);
    expect(mayStep('decided', 'question_answered', 'requester', 'questionnaire')).toBe(true);
    expect(mayStep('taken_on', 'question_asked', 'vendor', 'signature')).toBe(false);
  });

  it('after an end, none is left but an answer to a question, and to amend what was decided', () => {
    for (const step of STEPS.filter((step) => step !== 'amending' && step !== 'question_answered')) for (const side of ['requester', 'vendor'] as const) for (const kind of REQUEST_KINDS) for (const status of ['decided', 'withdrawn', 'declined', 'countersigned', 'taken_back'] as const) {
      expect([step, mayStep(status, step, side, kind)]).toEqual([step, false]);
    }
  });

  it('answers are written between taking on and submitting', () => {
    expect(REQUEST_STATUSES.filter(awaitsAnswers)).toEqual(['taken_on', 'returned', 'amending']);
    expect(REQUEST_STATUSES.filter(awaitsVendor)).toEqual(['sent', 'taken_on', 'returned']);
  });
});
