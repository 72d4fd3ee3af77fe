import { appendFileSync } from 'node:fs';

/** Whether the long form was asked for: hours of faults instead of minutes. */
export const FULL = process.env.FAULTS === 'full';

/** One line for one fault, with what was measured: to the file that `npm run test:faults` prints, else to the test's own output. */
export const figure = (fault: string, words: string): void => {
  const line = `${fault}  ${words}\n`;
  if (process.env.FAULTS_LOG) appendFileSync(process.env.FAULTS_LOG, line);
  else process.stdout.write(line);
};
