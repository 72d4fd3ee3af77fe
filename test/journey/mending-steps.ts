import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { addDays } from '@holdfast/domain/dates/local-date';
import { questionsAt } from '@holdfast/domain/remediations/remediation-questionnaire';
import { mailTo, type Office } from './office-steps.js';
import type { Kept } from './register-steps.js';
import { answerAll } from './request-steps.js';
import { reviewOf, submissionOf } from './review-steps.js';
import type { Round } from './round-steps.js';
import { expectThat, until } from './until.js';

/** Answered with yes the first time, and a gap once it is no. */
const AMENDED = 'PHY-02';
const MEND_IN = 14;

type Finding = Schemas['VendorFindingView'];

/** Unasked, the vendor corrects what it submitted; the reviewer sees what it was before, and that it is a gap now. */
export const amendingAnswer = async (office: Office, { requestId, lead }: Round, number: number): Promise<void> => {
  await submissionOf(office, requestId, number - 1);
  const task = await dataOf(lead.api.POST('/api/portal/{organization}/requests/{id}/amendment', { params: lead.one }));
  expectThat(task.status === 'amending', `what is amended is ${task.status}`);
  await lead.read();
  await lead.save(AMENDED, { value: 'no' }, 'We moved, and the new rooms have no locks yet.');
  await answerAll(lead);
  await lead.submit();
  const { questions, prefilledHint } = await submissionOf(office, requestId, number);
  const seen = questions.find(({ id }) => id === AMENDED);
  expectThat(seen?.changed === true && seen.before === 'Yes' && seen.answer === 'No' && seen.gap !== null, `the reviewer reads ${seen?.answer} after ${seen?.before}, and ${seen?.gap ? 'a gap' : 'no gap'}`);
  expectThat(prefilledHint !== null, 'answers were taken over from the year before, and the reviewer is not told');
};

/** The reviewer opens a finding of her own before she decides. */
export const finding = async (office: Office, { id: vendorId }: Kept, { requestId }: Round): Promise<void> => {
  const { api, at } = office;
  const judged = await dataOf(api.PUT('/api/console/{organization}/requests/{id}/review/verdicts/{question}', {
    params: { path: { ...at, id: requestId, question: AMENDED } } as never, headers: { 'if-match': '"0"' },
    body: { verdict: 'finding', internalNote: 'Seen on site', finding: { title: 'Workstations can be carried away', severity: 'high', expected: 'Locks on each' } } as never,
  }));
  const verdict = judged.verdicts.find(({ question }) => question === AMENDED);
  const opened = await findingsOf(office, vendorId, requestId);
  expectThat(opened.length === 1 && opened[0].id === verdict?.findingId && opened[0].questionKey === AMENDED, `the reviewer found one thing, and ${opened.length} are open`);
};

/** What the decision left to be mended: the reviewer's, the condition, and whatever gap is left. */
export const leftToMend = async (office: Office, { id: vendorId }: Kept, { requestId }: Round): Promise<Finding[]> => {
  const { state, decision } = (await reviewOf(office, requestId)) ?? {};
  expectThat(state === 'decided' && decision === 'approved_with_conditions', `it is ${state}, ${decision}`);
  const findings = await findingsOf(office, vendorId, requestId);
  expectThat(findings.filter(({ questionKey }) => questionKey === AMENDED).length === 1, 'what the reviewer found was opened twice, or not at all');
  expectThat(findings.filter(({ cause }) => cause === 'condition').length === 1, 'one condition was set, and it is not what is to be mended');
  return findings;
};

/** The vendor is asked to mend the reviewer's finding and the condition, and says that it has; one is sent back once, and only we close. Says how many are closed. */
export const mending = async (office: Office, { id: vendorId, contact }: Kept, { lead }: Round, left: readonly Finding[]): Promise<number> => {
  const { api, at } = office;
  const { today } = await dataOf(api.GET('/api/console/{organization}/today', { params: { path: at } as never }));
  const chosen = [...left.filter(({ questionKey }) => questionKey === AMENDED), ...left.filter(({ cause }) => cause === 'condition')];
  const { requestId } = await dataOf(api.POST('/api/console/{organization}/vendors/{id}/remediations', {
    params: { path: { ...at, id: vendorId } } as never,
    body: { contactId: contact.id, dueOn: addDays(today, MEND_IN), findings: chosen.map(({ id, title, expected, dueOn }) => ({ findingId: id, found: title, expected: expected || 'Show it', dueOn })) } as never,
  }));
  const one = { params: { path: { ...at, id: requestId } } as never };
  const standing = async () => Promise.all(chosen.map(({ id }) => dataOf(api.GET('/api/console/{organization}/findings/{id}', { params: { path: { ...at, id } } as never }))));
  const check = (checks: object[]) => dataOf(api.POST('/api/console/{organization}/requests/{id}/remediation/check', { ...one, body: { checks } as never }));
  const submitted = () => until('what the vendor mended', async () => (await standing()).some(({ status }) => status === 'to_check'));

  const task = lead.of(requestId);
  await task.takeOn();
  for (const place of chosen.keys()) {
    const { state, words } = questionsAt(place);
    await task.save(state, { value: 'done' });
    await task.save(words, { value: 'Ordered and fitted' });
  }
  await task.submit();
  await submitted();
  const [first, ...rest] = chosen.map(({ id }) => id);
  await check([{ findingId: first, verdict: 'returned', words: 'On which day?' }, ...rest.map((findingId) => ({ findingId, verdict: 'accepted', words: 'Seen on their screen' }))]);
  const after = (await standing()).map(({ status }) => status).join(', ');
  expectThat(after === ['in_remediation', ...rest.map(() => 'closed')].join(', '), `one was sent back and ${rest.length} accepted, and now they are ${after}`);
  await until('what was sent back', async () => (await dataOf(lead.api.GET('/api/portal/{organization}/requests/{id}', { params: { path: { ...(lead.one as { path: object }).path, id: requestId } } as never }))).status === 'returned');
  await task.save(questionsAt(0).words, { value: 'Ordered and fitted on Monday' });
  await task.submit();
  await submitted();
  await check([{ findingId: first, verdict: 'accepted', words: 'The photographs show it' }]);
  await mailTo(office, contact.email, /nothing is left to mend/);
  return (await standing()).filter(({ status, closedBecause }) => status === 'closed' && closedBecause !== '').length;
};

const findingsOf = async ({ api, at }: Office, vendorId: string, requestId: string): Promise<Finding[]> =>
  (await dataOf(api.GET('/api/console/{organization}/findings', { params: { path: at, query: { vendorId, filter: 'open', limit: 200 } } as never }))).items.filter((found) => found.requestId === requestId);
