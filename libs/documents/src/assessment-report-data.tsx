/** What the assessment report prints. Days are local dates, YYYY-MM-DD; decimals are texts, as computed; null means: cannot tell. */
export interface AssessmentReportData {
  readonly organizationName: string;
  readonly vendorName: string;
  readonly documentNumber: string;
  readonly madeBy: { readonly name: string; readonly title: string };
  /** The day it was made, in `zone` (IANA). */
  readonly madeOn: string;
  readonly zone: string;
  readonly request: {
    readonly title: string;
    readonly questionnaire: { readonly title: string; readonly version: string };
    readonly sentOn: string | null;
    readonly dueOn: string | null;
    readonly submittedOn: string | null;
    readonly submission: { readonly number: number; readonly sha256: string } | null;
  };
  readonly decision: {
    readonly kind: 'approved' | 'approved_with_conditions' | 'rejected';
    readonly reason: string;
    readonly conditions?: readonly string[];
    readonly decidedBy: string;
    readonly decidedOn: string;
    /** The second person, where two decided. */
    readonly secondedBy: string | null;
    /** Why one person was enough, where the policy asks for two; empty where it was kept. */
    readonly aloneBecause: string;
    /** Last day on which it holds. */
    readonly validUntil: string | null;
  };
  /** The vendor on the day the report was made: risk in words, and what is open. */
  readonly standing: {
    readonly tier: string;
    readonly residual: string;
    readonly because: readonly string[];
    /** To be mended, those due first on top. */
    readonly findings: readonly { readonly title: string; readonly severity: string; readonly status: string; readonly dueOn: string }[];
    readonly exceptions: readonly { readonly title: string; readonly severity: string; readonly until: string }[];
  };
  readonly score: {
    /** "0.86"; null while a section cannot be scored. */
    readonly overall: string | null;
    readonly band: string;
    /** "98.5 of 114.0 points; moderate from 0.75". */
    readonly arithmetic: string;
    readonly sections: readonly { readonly title: string; readonly decimal: string | null; readonly answered: string; readonly gaps: number }[];
  };
  readonly gaps: readonly {
    readonly questionId: string;
    readonly text: string;
    readonly severity: string;
    readonly finding: string;
    readonly remediation: string | null;
    readonly dueOn: string | null;
    readonly basis: string;
  }[];
  readonly answers: readonly {
    readonly section: string;
    readonly questions: readonly {
      readonly id: string;
      readonly text: string;
      readonly answer: string | null;
      readonly comment?: string;
      readonly verdict: string | null;
      /** Why it was not asked, when branching left it out. */
      readonly notAsked?: string;
    }[];
  }[];
  readonly evidence: readonly {
    readonly fileName: string;
    readonly kind: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly validTo: string | null;
    readonly covers: readonly string[];
  }[];
  readonly participants: readonly { readonly name: string; readonly email?: string; readonly side: 'customer' | 'vendor'; readonly what: string; readonly when: string }[];
  readonly notices: readonly string[];
}
