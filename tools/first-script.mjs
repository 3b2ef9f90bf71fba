import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Kilobytes of JavaScript, gzip, that the first picture may need, in the page and in the engine’s worker. */
export const MOST_SCRIPT = 250;

/**
 * The JavaScript that the first picture needs: what the page and the engine's worker import statically, directly or
 * not. Read from the build, so it does not depend on timing.
 *
 * @param {string} dist the folder of the built app
 * @returns {readonly { readonly file: string, readonly bytes: number }[]} each file with its size, gzip
 */
export function firstScripts(dist) {
  const found = new Set([...pageScripts(dist), ...workerScripts(dist)]);
  return [...found].map((file) => ({
    file,
    bytes: gzipSync(readFileSync(join(dist, file)), { level: 9 }).length,
  }));
}

/** @param {string} dist */
function pageScripts(dist) {
  /** @type {Record<string, { file: string, isEntry?: boolean, imports?: string[] }>} */
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  /** @type {Set<string>} */
  const files = new Set();
  /** @param {string} key */
  const add = (key) => {
    const chunk = manifest[key];
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) add(next);
  };
  for (const [key, { isEntry }] of Object.entries(manifest)) if (isEntry === true) add(key);
  return files;
}

/** The scripts of workers are not in the manifest. @param {string} dist */
function workerScripts(dist) {
  const name = readdirSync(join(dist, 'assets')).find((file) => /^engine\.worker-.*\.js$/.test(file));
  if (name === undefined) throw new Error(`there is no script of the engine's worker in ${dist}/assets`);
  const files = [`assets/${name}`];
  for (const file of files) {
    const text = readFileSync(join(dist, file), 'utf8');
    for (const [, next] of text.matchAll(/\bfrom\s*"\.\/([^"]+\.js)"/g)) {
      if (!files.includes(`assets/${next}`)) files.push(`assets/${next}`);
    }
  }
  return files;
}
