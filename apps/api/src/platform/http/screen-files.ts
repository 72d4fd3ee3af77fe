import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Built {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly isDynamicEntry?: boolean;
}

const ROUTE = /^src\/routes\/([\w-]+)\.tsx$/;

/**
 * A `Link` header for each screen that is named as its address ends, from what the builder wrote of a web app. The browser fetches these files beside
 * the first script, and does not learn of them only when that has run.
 */
export const screenFiles = (root: string, prefix: string): ReadonlyMap<string, string> => {
  const manifest = join(root, '.vite/manifest.json');
  const built = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, Built>) : {};
  const withImports = (key: string, known = new Set<string>()): ReadonlySet<string> => {
    if (known.has(key)) return known;
    known.add(key);
    for (const other of built[key].imports ?? []) withImports(other, known);
    return known;
  };
  const first = 'index.html' in built ? withImports('index.html') : new Set();
  return new Map(Object.keys(built).flatMap((key) => {
    const [, name] = ROUTE.exec(key) ?? [];
    if (!name || !built[key].isDynamicEntry) return [];
    return [[name, [...withImports(key)].filter((each) => !first.has(each)).map((each) => `<${prefix}/${built[each].file}>; rel=modulepreload`).join(', ')]];
  }));
};
