import { ValidateIf } from 'class-validator';

/** May be left out of a body, but a column that holds no null is not cleared by one: `IsOptional` would let null through. */
export const MayBeAbsent = () => ValidateIf((_, value) => value !== undefined);
