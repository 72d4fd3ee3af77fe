import { callOf, callOnce, load, median } from './caller.mjs';
import { LIMIT_BY, limitOf } from './limit.mjs';
import { row } from './row.mjs';
import { statementsOf } from './statements.mjs';

const CLIENTS = 16;
const SECONDS = 2;
const ROUNDS = 5;

/** Calls a second over HTTP, by turns with the database doing those very statements by itself. */
const against = async ({ port, database }, { cookie }, path) => {
  const bytes = callOf('GET', path, { cookie });
  const statements = await statementsOf(database, () => callOnce(port, 'GET', path, { cookie }));
  await load({ port, clients: CLIENTS, seconds: 1, next: () => bytes });
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { perSecond, statuses } = await load({ port, clients: CLIENTS, seconds: SECONDS, next: () => bytes });
    if (statuses.size > 1 || !statuses.has(200)) throw new Error(`${path} answered ${[...statuses.keys()]}`);
    const limit = await limitOf(database.appUrl, statements, { clients: CLIENTS, seconds: SECONDS });
    rounds.push({ ours: perSecond, limit, ratio: perSecond / limit });
  }
  const middle = (name) => median(rounds.map((round) => round[name]));
  return { ours: middle('ours'), limit: middle('limit'), ratio: middle('ratio'), statements: statements.length };
};

const how = (statements) => `${CLIENTS} clients, against ${LIMIT_BY} with the same ${statements} statements, pipelined as ours are`;

/** `page-50` and `row-by-id`. */
export const againstPgbench = async (instance, organization) => {
  const { body } = await callOnce(instance.port, 'GET', organization.at('/vendors'), organization);
  const page = await against(instance, organization, organization.at('/vendors?limit=50'));
  const one = await against(instance, organization, organization.at(`/vendors/${body.items[7].id}`));
  return [
    row({ id: 'page-50', work: `a page of 50 vendors over HTTP, ${how(page.statements)}`, unit: 'req/s', ...page, bound: 'at least', goal: 0.4 }),
    row({ id: 'row-by-id', work: `one vendor by id over HTTP, ${how(one.statements)}`, unit: 'req/s', ...one, bound: 'at least', goal: 0.28 }),
  ];
};
