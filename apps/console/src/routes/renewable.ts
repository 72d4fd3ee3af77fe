/** Deadlines of an agreement that a renewal answers: it ends, or renews unless somebody speaks. */
export const RENEWABLE: readonly string[] = ['agreement_notice', 'agreement_end'];
