import { createRequire } from 'node:module';
import { Font } from '@react-pdf/renderer';

const { resolve } = createRequire(import.meta.url);
// One file a script: a name is printed whatever letters it has, where Inter has them.
const SCRIPTS = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese'];
const WEIGHTS = [400, 500, 600] as const;

for (const script of SCRIPTS) {
  Font.register({ family: `Inter ${script}`, fonts: WEIGHTS.map((fontWeight) => ({ src: resolve(`@fontsource/inter/files/inter-${script}-${fontWeight}-normal.woff`), fontWeight })) });
}
// Words are not cut: a hash or a name broken at random is read wrong.
Font.registerHyphenationCallback((word) => [word]);

/** Inter, script after script: the first that has a letter prints it. */
export const INTER = SCRIPTS.map((script) => `Inter ${script}`);
