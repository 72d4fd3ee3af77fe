import { spawnNode } from './processes.mjs';

/** The address that makes an organization; '' with --first when there is one already. */
export const setUpLink = async (env, ...args) => {
  const child = spawnNode(['dist/apps/api/src/main.set-up-link.js', ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const part of child.stdout) text += part;
  return text.trim();
};
