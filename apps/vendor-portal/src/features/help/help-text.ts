/** What vendors ask about most, in Holdfast's own words; the terms are those of the console's help. */
export const HELP: readonly { readonly title: string; readonly text: string }[] = [
  { title: 'How do I get in?', text: 'Open the link in your mail and ask for a code. Six digits come to the same mailbox and work for 10 minutes, also in another browser. There is no password to remember.' },
  { title: 'What is saved, and when?', text: 'Each answer is saved while you write it. “Saved” with a time says that it has arrived. Only your organization sees it until you submit.' },
  { title: 'Can a colleague answer?', text: 'Only the mailbox that was invited can open a request. Ask the person who sent it to invite your colleague, or collect the answers by mail and write them here yourself.' },
  { title: 'What happens after I submit?', text: 'A reviewer reads your answers. A question may come back to you with the reviewer’s words; then only those questions open again. You get a mail either way.' },
  { title: 'May I send information about patients?', text: 'No. Evidence about safeguards needs none. Remove or black out names, dates of birth, record numbers and screenshots of records before you upload a file.' },
];

/** From the glossary that ships with the questionnaire; law is cited where it is law. */
export const TERMS: readonly { readonly term: string; readonly text: string; readonly cites: readonly string[] }[] = [
  { term: 'PHI', text: 'Protected health information: health information that identifies a person, or could, and is held or sent by a covered entity or business associate in any form. An e-mail address alone is not PHI; the same address in an appointment list is. Education records and an employer’s own employment records are outside.', cites: ['160.103'] },
  { term: 'ePHI', text: 'The part of PHI that is kept or sent electronically: databases, e-mail, scans, recordings on a server. The Security Rule covers ePHI only; the Privacy Rule covers paper and spoken PHI too.', cites: ['160.103', '164.302'] },
  { term: 'Business associate', text: 'A person or company outside the workforce that creates, receives, maintains or transmits PHI for a covered entity, or gives certain services that involve PHI. What it does decides, not what a contract calls it. It answers directly to HHS for the Security Rule and several other duties.', cites: ['160.103', '160.102'] },
  { term: 'Subcontractor', text: 'Someone to whom a business associate hands a function, other than its own workforce. If PHI is involved, it is a business associate itself, at any depth. The agreement is made by the party above it. The covered entity need not sign one with it.', cites: ['160.103', '164.502(e)(1)(i)', '164.502(e)(1)(ii)'] },
  { term: 'Conduit', text: 'A carrier, such as the post or a telecom company, that only moves information and stores it no longer than moving takes. The exception is narrow: cloud storage, e-mail hosting and backup do not fit it, even if nobody looks.', cites: ['160.103'] },
  { term: 'Cloud provider without the key', text: 'A provider that stores encrypted ePHI is a business associate even if it holds no key and cannot read anything. It maintains the information. This is HHS guidance of 2016 on the text of the rule.', cites: ['160.103'] },
  { term: 'De-identified information', text: 'Removing the 18 identifiers is not enough alone: there must also be no actual knowledge that the rest could identify someone. The other way is an expert’s determination. A vendor that does the de-identifying for you handles PHI in that step.', cites: ['164.514(a)', '164.514(b)', '164.502(d)'] },
  { term: 'SOC 2 type 1 and type 2', text: 'An auditor’s report on controls. Type 1 looks at one day, type 2 at a period. Check the period, the services covered, the exceptions and what is left to customers. It is evidence; it does not show that HIPAA is met.', cites: ['164.308(b)(1)'] },
  { term: 'HIPAA certification', text: 'HHS does not certify anyone and recognizes no certificate as proof. A seal can show that somebody looked at something on a day. Ask what, when and how.', cites: ['164.308(a)(8)'] },
  { term: 'Attestation', text: 'A statement by a named person with a title, on a day, for a period. It shows what was said and by whom. It stays in the record if it later stops being true, with that day.', cites: ['164.308(b)(1)'] },
];
