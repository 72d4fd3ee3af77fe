import { dataOf, type Schemas } from '@holdfast/api-client/client';
import { addDays } from '@holdfast/domain/dates/local-date';
import type { Office } from './office-steps.js';
import type { Desk } from './request-steps.js';
import { expectThat, until } from './until.js';

/** The review of a request; null until its submission was heard of. */
export const reviewOf = async ({ api, at }: Office, id: string): Promise<Schemas['ReviewView'] | null> => {
  const { data, response } = await api.GET('/api/console/{organization}/requests/{id}/review', { params: { path: { ...at, id } } as never });
  return response.status === 404 ? null : (data ?? null);
};

/** Sends one gap back; the vendor explains it and submits again. Says how many questions came back to her. */
export const reviewing = async (office: Office, id: string, desk: Desk): Promise<number> => {
  const { api, at } = office;
  await office.signIn();
  const review = await until('the review', () => reviewOf(office, id));
  const gap = review.questions.find((question) => question.gap);
  if (!gap) throw new Error('no answer shows a gap');
  await dataOf(api.PUT('/api/console/{organization}/requests/{id}/review/verdicts/{question}', { params: { path: { ...at, id, question: gap.id } } as never, headers: { 'if-match': '"0"' }, body: { verdict: 'returned', outgoingText: 'Since when, and what limits it until it is mended?', internalNote: '' } }));
  await dataOf(api.POST('/api/console/{organization}/requests/{id}/review/return', { params: { path: { ...at, id } } as never, headers: { 'if-match': `"${review.version}"` }, body: { message: 'One answer needs a word more.' } }));

  const task = await desk.read();
  const returned = task.returnedQuestions.map(({ question }) => question);
  expectThat(returned.length === 1 && returned[0] === gap.id, `${returned.join()} came back, not ${gap.id}`);
  const before = task.answers.find(({ question }) => question === gap.id);
  await desk.save(gap.id, { value: before?.value, none: before?.none }, 'Since March; access is limited to two people.');
  await desk.submit();
  return returned.length;
};

/** Waits for a submission of that number. */
export const submissionOf = (office: Office, id: string, number: number): Promise<Schemas['ReviewView']> =>
  until(`submission ${number}`, async () => { const review = await reviewOf(office, id); return review?.submissionNumber === number && review; });

/** Accepts what nobody judged, and approves the submission of that number under one condition. */
export const deciding = async (office: Office, id: string, number: number): Promise<void> => {
  const { api, at } = office;
  const one = { path: { ...at, id } } as never;
  const { version, usualValidUntil } = await submissionOf(office, id, number);
  await dataOf(api.POST('/api/console/{organization}/requests/{id}/review/acceptance', { params: one }));
  const decided = await dataOf(api.POST('/api/console/{organization}/requests/{id}/review/decision', { params: one, headers: { 'if-match': `"${version}"` }, body: { decision: 'approved_with_conditions', reason: 'Sound, but for what is to be mended.', conditions: [{ text: 'The gap is closed', severity: 'medium', dueOn: addDays(usualValidUntil, -200) }] } }));
  expectThat(decided.state === 'decided', `the assessment is ${decided.state}`);
};

/** Asks for the report, waits for its job, and fetches it; says its pages. */
export const printing = async ({ api, at, url }: Office, id: string): Promise<number> => {
  const one = { path: { ...at, id } } as never;
  const { id: reportId } = await dataOf(api.POST('/api/console/{organization}/requests/{id}/reports', { params: one }));
  const report = await until('the report', async () => (await dataOf(api.GET('/api/console/{organization}/requests/{id}/reports', { params: one }))).find((made) => made.id === reportId && made.state === 'made'));
  const { address } = await dataOf(api.POST('/api/console/{organization}/reports/{id}/address', { params: { path: { ...at, id: reportId } } as never }));
  const pdf = Buffer.from(await (await fetch(`${url}${address}`)).arrayBuffer());
  expectThat(pdf.subarray(0, 5).toString() === '%PDF-', 'the report is no PDF');
  return report.pages ?? 0;
};
