// Files run side by side, and a queue has the same name in each: every one of Jest's workers has a database of Redis to itself.
const { REDIS_URL, JEST_WORKER_ID } = process.env;
if (REDIS_URL) process.env.REDIS_URL = Object.assign(new URL(REDIS_URL), { pathname: `/${JEST_WORKER_ID}` }).href;
