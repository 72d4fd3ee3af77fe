import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { addDays } from '@holdfast/domain/dates/local-date';
import type { Questionnaire } from '@holdfast/domain/questionnaires/questionnaire';
import { keyOf, mailTo, type Office } from './office-steps.js';
import type { Kept } from './register-steps.js';
import { answerAll, askedOf, attach, type Desk, entering } from './request-steps.js';
import { expectThat, until } from './until.js';
import type { Instance } from './walk.js';

const ASKED = 25;
const DUE_IN = 20;
const TIER = 'high';
const TITLE = 'The second yearly review';
/** What a colleague of the vendor answers, and what is answered in Excel; all else is taken over from the year before. */
const HANDED_OVER = 'incident';
export const IN_EXCEL = 'workforce';
const TOM = { name: 'Tom Berg', email: 'tom.berg@vendor.example' };

type Recipients = Schemas['SendCampaignBody']['recipients'];

/** The request of the kept vendor, before its lead. */
export interface Round {
  readonly requestId: string;
  readonly lead: Desk;
  readonly questionnaire: Questionnaire;
}

/** Says of vendors without a class what they do with PHI, from which it follows, and of the kept one which it is; says whom the class finds. */
export const classing = async ({ api, at }: Office, kept: Kept): Promise<Recipients> => {
  const preview = async (filter: object) => (await dataOf(api.POST('/api/console/{organization}/campaigns/preview', { params: { path: at } as never, body: filter as never })))
    .flatMap(({ vendorId, contactId, bounced }) => (contactId && bounced === 0 ? [{ vendorId, contactId }] : []));
  const path = (id: string) => ({ params: { path: { ...at, id } } as never });
  const tierOf = (id: string) => dataOf(api.GET('/api/console/{organization}/vendors/{id}/tier', path(id)));
  const vendorIds = [kept.id];
  for (const { vendorId } of await preview({})) {
    if (vendorIds.length === ASKED) break;
    if (vendorId === kept.id || (await tierOf(vendorId)).tier !== null) continue; // the file may know better
    await dataOf(api.POST('/api/console/{organization}/vendors/{id}/engagements', { ...path(vendorId), body: { service: 'Archive of claims', phi: 'flows', phiTypes: ['clinical'], volume: 'under_100k', access: 'our_systems', critical: false } as never }));
    const { tier, by } = await tierOf(vendorId);
    expectThat(tier === TIER && by === 'rules', `PHI of many people makes a vendor ${tier}, by ${by}`);
    vendorIds.push(vendorId);
  }
  const { tier, by } = await dataOf(api.PUT('/api/console/{organization}/vendors/{id}/tier', { ...path(kept.id), body: { tier: TIER, reason: 'Our only clearing house' } }));
  expectThat(tier === TIER && by === 'staff', `staff say ${TIER}, and it is ${tier}, by ${by}`);
  const found = await preview({ tiers: [TIER], vendorIds });
  expectThat(found.length === ASKED, `${found.length} vendors are found by their class, not ${ASKED}`);
  return found;
};

/** Asks them in one act what their class is asked; the kept vendor's lead opens hers. */
export const sendingRound = async (office: Office, { id: vendorId, contact }: Kept, recipients: Recipients, { url }: Instance): Promise<Round> => {
  const { api, at } = office;
  const { today } = await dataOf(api.GET('/api/console/{organization}/today', { params: { path: at } as never }));
  const asks = await dataOf(api.GET('/api/console/{organization}/tier-asks', { params: { path: at } as never }));
  const subjectId = asks.find(({ tier }) => tier === TIER)?.questionnaireId;
  const begun = await dataOf(api.POST('/api/console/{organization}/campaigns', { params: { path: at } as never, body: { title: TITLE, kind: 'questionnaire', subjectId, message: 'As last year.', dueOn: addDays(today, DUE_IN), filter: { tiers: [TIER] }, recipients } as never }));
  const { recipientList } = await until(`the round to ${ASKED}`, async () => {
    const campaign = await dataOf(api.GET('/api/console/{organization}/campaigns/{id}', { params: { path: { ...at, id: begun.id } } as never }));
    return campaign.tally.waiting === 0 && campaign;
  });
  const unsent = recipientList.filter(({ outcome }) => outcome !== 'sent');
  expectThat(unsent.length === 0 && recipientList.length === ASKED, `of ${recipientList.length} not sent: ${unsent.map(({ vendorName, refusedBecause }) => `${vendorName}, ${refusedBecause}`).join('; ')}`);
  const requestId = recipientList.find((recipient) => recipient.vendorId === vendorId)?.requestId ?? '';
  const lead = await entering(url, keyOf(await mailTo(office, contact.email, new RegExp(TITLE))), (words) => mailTo(office, contact.email, words));
  return { requestId, lead, questionnaire: await askedOf(lead) };
};

/** Takes over in one act what was answered the year before, but for what is given to others; says how many answers. */
export const prefilling = async ({ lead: { api, one }, questionnaire }: Round): Promise<number> => {
  const { candidates } = await dataOf(api.GET('/api/portal/{organization}/requests/{id}/prefill', { params: one }));
  const left = new Set(questionnaire.questions.filter(({ section }) => section === HANDED_OVER || section === IN_EXCEL).map(({ id }) => id));
  const items = candidates.filter(({ question, inBulk, sameCustomer }) => inBulk && sameCustomer && !left.has(question)).map(({ question }) => ({ question, oneByOne: false }));
  expectThat(items.length > 0, `${candidates.length} earlier answers are offered, and none may be taken over together with others`);
  const { used, task } = await dataOf(api.POST('/api/portal/{organization}/requests/{id}/prefill', { params: one, body: { items } }));
  const reused = task.answers.filter((answer) => answer.reused !== null).length;
  expectThat(used === items.length && reused === used, `of ${items.length} chosen ${used} were taken over, and ${reused} say so`);
  return used;
};

/** Hands a section to a colleague, who sees no more, answers it and gives it back; says how many answers are hers. */
export const delegating = async ({ lead, questionnaire }: Round, { url, mailsTo }: Instance): Promise<number> => {
  const mailWith = (words: RegExp) => until(`a mail to ${TOM.email}`, async () => (await mailsTo(TOM.email)).find(({ text }) => words.test(text)));
  const { dueOn } = await lead.read();
  const [{ id }] = await dataOf(lead.api.POST('/api/portal/{organization}/requests/{id}/delegations', { params: lead.one, body: { ...TOM, dueOn: addDays(dueOn, -7), sections: [HANDED_OVER] } }));
  const colleague = await entering(url, keyOf(await mailWith(/asks you to answer part of/)), mailWith);
  const part = await askedOf(colleague);
  const before = await colleague.read();
  expectThat(part.questions.every(({ section }) => section === HANDED_OVER) && before.answers.length === 0, 'a colleague sees more than her part');
  await answerAll(colleague);
  const submission = await colleague.api.POST('/api/portal/{organization}/requests/{id}/submission', { params: colleague.one, body: { name: TOM.name, title: 'Engineer' } });
  expectThat(submission.response.status === 403, `a colleague’s submission was answered with ${submission.response.status}`);
  await dataOf(colleague.api.POST('/api/portal/{organization}/requests/{id}/part/return', { params: colleague.one }));
  const delegation = (await dataOf(lead.api.GET('/api/portal/{organization}/requests/{id}/delegations', { params: lead.one }))).find((each) => each.id === id);
  expectThat(delegation?.state === 'done', `the part that was given back is ${delegation?.state}`);
  const hers = (await lead.read()).answers.filter(({ savedBy }) => savedBy === TOM.name).map(({ question }) => question);
  const asked = questionnaire.questions.filter(({ section }) => section === HANDED_OVER).map((question) => question.id);
  expectThat(hers.length > 0 && hers.every((question) => asked.includes(question)), `under ${TOM.name}’s name stands ${hers.join() || 'nothing'}`);
  return hers.length;
};

/** What is still missing is answered on the page, and all of it is handed over. */
export const submittingRound = async ({ lead }: Round): Promise<void> => {
  await attach(lead);
  await answerAll(lead);
  await lead.submit();
};
