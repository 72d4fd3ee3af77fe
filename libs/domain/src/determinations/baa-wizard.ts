import content from './baa-wizard.json' with { type: 'json' };

export interface WizardAnswer {
  /** `unsure` is offered at every question beside these. */
  value: string;
  label: string;
  hint?: string;
  /** The next question's id, or an outcome's. */
  to: string;
}

export interface WizardQuestion {
  id: string;
  question: string;
  /** Where the question comes from: sections of 45 CFR, or the Federal Register. */
  cite: string;
  answers: readonly WizardAnswer[];
}

/** What the answers lead to. Worded as an indication, never as a legal conclusion. */
export interface WizardOutcome {
  id: string;
  result: string;
  note: string;
}

export interface Wizard {
  id: string;
  version: string;
  questions: readonly WizardQuestion[];
  outcomes: readonly WizardOutcome[];
  /** Usual readings; they help, the questions decide. */
  examples: readonly { vendor: string; result: string }[];
}

/** "Does this engagement need a BAA?", as 45 CFR 160.103 and 164.502(e) ask it: data with a version, in the order in which it is asked. */
export const BAA_WIZARD: Wizard = { id: content.id, version: content.version, questions: content.nodes, outcomes: content.outcomes, examples: content.examples };
