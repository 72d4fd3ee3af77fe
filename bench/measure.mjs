import { againstPgbench } from './against-pgbench.mjs';
import { makeChain } from './chain-register.mjs';
import { answerSave } from './answer-save.mjs';
import { create } from './create.mjs';
import { deliver } from './deliver.mjs';
import { firstScreen } from './first-screen.mjs';
import { flowDown } from './flow-down.mjs';
import { importMany } from './import.mjs';
import { openInstance } from './instance.mjs';
import { pdfNeighbours } from './pdf-neighbours.mjs';
import { plan } from './plan.mjs';
import { queueDown } from './queue-down.mjs';
import { makeOrganization } from './register.mjs';
import { secondStart } from './second-start.mjs';
import { uncovered } from './uncovered.mjs';
import { vendorList } from './vendor-list.mjs';

const once = (make) => {
  let made;
  return () => (made ??= make());
};

/** What is measured, in order: by name, what is told of it, and how. On two cores whatever else runs is in the figure, so it is one after the other, and what needs a worker comes before the large registers, which one would compare. */
const measurements = (instance, tell) => {
  const lists = once(() => vendorList(instance));
  const chain = once(async () => {
    const organization = await makeOrganization(instance, 'chain');
    return { ...organization, ...(await makeChain(instance.database.ownerUrl, organization.at('').split('/').at(-1))) };
  });
  return [
    ['deliver', 'mail', async () => [await deliver(instance)]],
    ['queue-down', 'the queue taken away', async () => [await queueDown(instance)]],
    ['plan', '100,000 reminders', async () => [await plan(instance, tell)]],
    ['import', '50,000 vendors from a file', async () => [await importMany(instance, tell)]],
    ['lists', 'vendor lists of 1,000 and 100,000', async () => (await lists()).rows],
    ['rows', 'a page and a vendor, against the database alone', async () => againstPgbench(instance, (await lists()).small)],
    ['uncovered', 'what is uncovered among 100,000 engagements', async () => [await uncovered(instance, await chain())]],
    ['flow-down', 'every rule of the chain over them', async () => flowDown(instance, await chain())],
    ['create', '16 at once', async () => [await create(instance)]],
    ['answer-save', 'one answer', async () => [await answerSave(instance, tell)]],
    ['first-screen', 'the first screen in a browser', () => firstScreen(instance, tell)],
    ['pdf', 'neighbours of a printer', async () => [await pdfNeighbours(instance, (await lists()).small)]],
  ];
};

/** Those that are wanted (none named: all); `tell` hears what is being measured, `got` each row and each failure, which holds up no other. */
export const measure = async ({ wanted, tell, got }) => {
  const isWanted = (name) => wanted.length === 0 || wanted.includes(name);
  const take = async (name, about, run) => {
    if (!isWanted(name)) return;
    tell(about);
    await run().then((rows) => rows.forEach((row) => got(row)), (error) => got(null, name, error));
  };
  const instance = await openInstance();
  try {
    for (const [name, about, run] of measurements(instance, tell)) await take(name, about, run);
  } finally {
    await instance.stop();
  }
  await take('start', 'a second start', async () => [await secondStart()]);
};
