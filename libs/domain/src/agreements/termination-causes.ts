/** Why an agreement was ended. A breach is what one side says; whether it was material is for counsel (45 CFR 164.504(e)(1)(ii)-(iii)). */
export const TERMINATION_CAUSES = ['material_breach', 'convenience', 'mutual', 'expiry'] as const;
export type TerminationCause = (typeof TERMINATION_CAUSES)[number];
