import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { settingUp, inviting, type Office } from './office-steps.js';
import { type Imported, importing, keepingVendors } from './register-steps.js';
import { recordingAgreement, remindingOfExpiry } from './agreement-steps.js';
import { campaigning, type Clocked, remindingOfThree } from './clock-steps.js';
import { amending, disclosing, ending } from './chain-steps.js';
import { amendingAnswer, finding, leftToMend, mending } from './mending-steps.js';
import { answering, asking, type Desk, sending } from './request-steps.js';
import { deciding, printing, reviewing } from './review-steps.js';
import { classing, delegating, prefilling, sendingRound, submittingRound } from './round-steps.js';
import { signing } from './signing-steps.js';
import { seeingToday } from './today-steps.js';
import { answeringInExcel } from './workbook-steps.js';

/** The instance that is walked through, and what only its keeper can do. */
export interface Instance {
  readonly url: string;
  readonly setUpLink: string;
  /** Makes it this instant, ISO 8601; the clock goes on from there. */
  readonly moveClockTo: (instant: string) => Promise<unknown>;
  /** As a mail server that could not deliver it sends back the last mail to this address. */
  readonly returnMailTo: (email: string) => Promise<unknown>;
  /** What any organization sent to this address, newest first: a vendor's own mail is not in its customer's mailbox. */
  readonly mailsTo: (email: string) => Promise<readonly { readonly text: string }[]>;
  /** How many mails of the mailbox came again with a Message-ID that it had. */
  readonly repeatedMails: () => Promise<number>;
  readonly verifyAudit: () => Promise<{ rows: number; whole: boolean }>;
}

export interface Step {
  readonly step: number;
  readonly what: string;
  readonly ms: number;
}

export interface Walked extends Clocked {
  readonly imported: number;
  readonly refused: number;
  readonly duplicates: number;
  readonly blank: number;
  readonly sealedPdfValid: boolean;
  readonly uncoveredPaths: number;
  readonly flowDownViolations: number;
  /** Answers taken over from the year before; answers a colleague gave; answers saved from a workbook. */
  readonly prefilled: number;
  readonly delegated: number;
  readonly workbookChanges: number;
  /** Questions sent back to the vendor in its second year. */
  readonly returned: number;
  /** What the second review left open, and how much of it was mended and closed. */
  readonly findings: number;
  readonly remediated: number;
  readonly expiryMails: number;
  readonly requestMails: number;
  readonly answersSaved: number;
  readonly reportPages: number;
  readonly auditRows: number;
  readonly auditVerified: boolean;
  readonly steps: readonly Step[];
}

/** What a person may want to look at afterwards. */
export interface Traces {
  readonly office: Office;
  readonly requestId: string;
  readonly expiryMailId: string;
  /** A second request's link, which nobody has opened yet. */
  readonly invitation: string;
}

/** The main job, from an empty instance to a verified record, as people do it; throws at the first step that fails. */
export const walk = async (instance: Instance, file: string, tell: (step: Step) => void): Promise<{ walked: Walked; traces: Traces }> => {
  const steps: Step[] = [];
  const did = async <T>(step: number, what: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const made = await work().catch((error: Error) => { throw new Error(`Step ${step}, ${what}: ${error.message}`, { cause: error }); });
    const taken = { step, what, ms: Math.round(performance.now() - began) };
    steps.push(taken);
    tell(taken);
    return made;
  };

  const office = await did(2, 'set up the organization', () => settingUp(instance));
  await did(3, 'invite a colleague, who joins', () => inviting(office, instance));
  const imported: Imported = await did(4, 'import the vendors', () => importing(office, basename(file), readFileSync(file)));
  const vendor = await did(5, 'keep a vendor: list, edit, conflict, contact', () => keepingVendors(office, imported));
  const agreement = await did(6, 'determine that a BAA is needed, and record it', () => recordingAgreement(office, vendor));
  const expiry = await did(7, 'expiry reminders leave, each once', () => remindingOfExpiry(office, agreement, instance));
  const requestId = await did(8, 'send a request', () => sending(office, vendor, instance));
  const desk: Desk = await did(9, 'the vendor answers and submits', () => answering(office, vendor, instance));
  await did(10, 'review: return one, amend, accept, decide', async () => { await reviewing(office, requestId, desk); await deciding(office, requestId, 2); });
  const [reportPages, { agreementId, sealHolds }] = await Promise.all([ // nobody waits at the screen for a report
    did(11, 'print the report', () => printing(office, requestId)),
    did(11, 'make a BAA, sign on both sides, seal, verify', () => signing(office, vendor, desk)),
  ]);
  if (!sealHolds) throw new Error('The sealed agreement is not valid');
  await did(12, 'amend it, and read it before and after', () => amending(office, agreementId));
  const chain = await did(12, 'the vendor discloses subcontractors; the chain finds what is wrong', () => disclosing(office, vendor, desk));
  await did(12, 'end it, and certify what became of the PHI', () => ending(office, vendor, desk, agreementId));
  const remindersPlanned = await did(13, 'three agreements remind, each in its way; what nobody takes up goes on to the deputy', () => remindingOfThree(office, instance));
  const clocked = await did(13, 'forty vendors are asked in one act; a mail comes back', () => campaigning(office, instance));

  const recipients = await did(14, 'vendors get their class, by rules and by staff', () => classing(office, vendor));
  const round = await did(14, 'twenty-five of the class are asked in one act', () => sendingRound(office, vendor, recipients, instance));
  const prefilled = await did(14, 'the second cycle is filled in from the first', () => prefilling(round));
  const delegated = await did(14, 'a colleague answers a section', () => delegating(round, instance));
  const workbookChanges = await did(14, 'a section is answered in Excel', () => answeringInExcel(round));
  await did(14, 'the vendor answers the rest and submits', () => submittingRound(round));
  const returned = await did(14, 'one answer is returned', () => reviewing(office, round.requestId, round.lead));
  await did(14, 'the vendor amends what it submitted', () => amendingAnswer(office, round, 3));
  await did(14, 'the reviewer opens a finding', () => finding(office, vendor, round));
  const left = await did(14, 'approve with a condition: the findings are open', async () => { await deciding(office, round.requestId, 3); return leftToMend(office, vendor, round); });
  const remediated = await did(14, 'the vendor mends, and we close', () => mending(office, vendor, round, left));

  const mails = await did(15, 'Today adds up', () => seeingToday(office, vendor));
  const audit = await did(15, 'verify the record', instance.verifyAudit);
  if (!audit.whole) throw new Error('The audit record is not what was recorded');
  return {
    walked: { ...imported.counts, sealedPdfValid: sealHolds, ...chain, remindersPlanned, ...clocked, prefilled, delegated, workbookChanges, returned, findings: left.length, remediated, expiryMails: mails.expiry, requestMails: mails.request, answersSaved: desk.saved(), reportPages, auditRows: audit.rows, auditVerified: audit.whole, steps },
    traces: { office, requestId, expiryMailId: expiry.mailId, invitation: await asking(office, vendor) },
  };
};
