import { Matches } from 'class-validator';

/** Text that is more than white space: for names, reasons and whatever somebody answers for. */
export const SaysSomething = () => Matches(/\S/, { message: '$property is empty' });
