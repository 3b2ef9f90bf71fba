import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@babel/parser';

/**
 * The source files under a folder, as sorted paths relative to `root` with forward slashes. Skips hidden folders and
 * node_modules.
 *
 * @param {string} root
 * @param {string} folder Relative to `root`; '' is `root` itself.
 * @returns {string[]}
 */
export function sourceFiles(root, folder) {
  /** @type {string[]} */
  const found = [];
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') {
      found.push(...sourceFiles(root, path));
    }
    if (entry.isFile() && /\.(ts|tsx|mts|js|jsx|mjs)$/.test(entry.name)) found.push(path);
  }
  return found.sort();
}

/**
 * Parses a source file.
 *
 * @param {string} root
 * @param {string} path Relative to `root`.
 * @returns {{ text: string, ast: import('@babel/types').File }}
 * @throws {SyntaxError} when the file cannot be parsed; the message names it.
 */
export function parseSource(root, path) {
  const text = readFileSync(join(root, path), 'utf8');
  try {
    const plugins = path.endsWith('x')
      ? /** @type {const} */ (['typescript', 'jsx'])
      : /** @type {const} */ (['typescript']);
    return { text, ast: parse(text, { sourceType: 'module', plugins: [...plugins] }) };
  } catch (error) {
    throw new SyntaxError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * A node with the nodes around it, innermost last.
 *
 * @typedef {readonly import('@babel/types').Node[]} Ancestors
 */

/**
 * Calls `visit` for every node of a tree, parents first.
 *
 * @param {import('@babel/types').Node} node
 * @param {(node: import('@babel/types').Node, ancestors: Ancestors) => void} visit
 * @param {Ancestors} ancestors
 */
export function walk(node, visit, ancestors = []) {
  visit(node, ancestors);
  const inside = [...ancestors, node];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, visit, inside);
    }
  }
}

/**
 * @param {unknown} value
 * @returns {value is import('@babel/types').Node}
 */
function isNode(value) {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
