import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reportViolations } from './report-violations.mjs';
import { parseSource, sourceFiles, walk } from './source-files.mjs';
import { FORMULAS, NOT_YET_CLEAN } from './words.mjs';

/** Files that must quote the formulas. */
const QUOTING = ['tools/words.mjs', 'tools/checkers.test.ts'];
const FOLDERS = ['app', 'e2e', 'engine', 'tools'];

/**
 * A piece of prose: a comment, a string, a paragraph.
 *
 * @typedef {object} Prose
 * @property {string} text
 * @property {number} line Line of the file at which the text begins.
 */

/** The patterns, in which a space matches any white space. */
const PATTERNS = FORMULAS.map(({ pattern, instead }) => ({
  pattern: new RegExp(pattern.source.replaceAll(' ', '\\s+'), `${pattern.flags}g`),
  instead,
}));

/**
 * Finds the formulas of words.mjs in comments, strings and documents.
 *
 * @param {string} root Folder of the project.
 * @returns {string[]} One line for each violation.
 * @throws {SyntaxError} when a file cannot be parsed.
 */
export function wordViolations(root) {
  const documents = [...documentsIn(root, ''), ...FOLDERS.flatMap((folder) => documentsIn(root, folder))];
  const sources = FOLDERS.flatMap((folder) => sourceFiles(root, folder));
  return [...documents, ...sources]
    .filter((path) => !QUOTING.includes(path))
    .flatMap((path) => violationsOf(root, path));
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function violationsOf(root, path) {
  const pieces = path.endsWith('.md') ? documentProse(root, path) : sourceProse(root, path);
  return pieces.flatMap(({ text, line }) =>
    PATTERNS.flatMap(({ pattern, instead }) =>
      [...text.matchAll(pattern)].map((found) => {
        const at = line + text.slice(0, found.index).split('\n').length - 1;
        return `${path}:${at}: “${found[0].replace(/\s+/g, ' ')}”: write ${instead}`;
      }),
    ),
  );
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]} Markdown files; for the root, only those directly in it.
 */
function documentsIn(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: folder !== '' })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length).replaceAll('\\', '/'))
    .sort();
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {Prose[]}
 */
function documentProse(root, path) {
  const text = readFileSync(join(root, path), 'utf8');
  // Keep line breaks, so that line numbers are right.
  const prose = text.replace(/^```[\s\S]*?^```/gm, (code) => code.replace(/[^\n]/g, ''));
  return [{ text: withoutCode(prose), line: 1 }];
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {Prose[]}
 */
function sourceProse(root, path) {
  const { ast } = parseSource(root, path);
  const comments = (ast.comments ?? []).map(({ value, loc }) => ({
    text: withoutCode(value.replace(/\n[ \t]*\*?/g, '\n')),
    line: loc?.start.line ?? 0,
  }));
  /** @type {Prose[]} */
  const strings = [];
  walk(ast.program, (node) => {
    const text = stringOf(node);
    // A single word is a name.
    if (text !== null && /\s/.test(text.trim())) strings.push({ text, line: node.loc?.start.line ?? 0 });
  });
  return [...comments, ...strings];
}

/**
 * @param {import('@babel/types').Node} node
 * @returns {string | null}
 */
function stringOf(node) {
  if (node.type === 'StringLiteral' || node.type === 'JSXText') return node.value;
  if (node.type !== 'TemplateLiteral') return null;
  // Substitutions have no words here; keep their place.
  return node.quasis.map(({ value }) => value.cooked ?? '').join('…');
}

/**
 * @param {string} text
 * @returns {string} Without quoted code.
 */
function withoutCode(text) {
  return text.replace(/`[^`]*`|\{@link[^}]*\}/g, (code) => code.replace(/[^\n]/g, '_'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  reportViolations('Words', () => {
    const all = wordViolations(fileURLToPath(new URL('..', import.meta.url)));
    const isIn = (/** @type {string} */ place) => (/** @type {string} */ violation) =>
      violation.startsWith(`${place}/`) || violation.startsWith(`${place}:`);
    const clean = NOT_YET_CLEAN.filter((place) => !all.some(isIn(place)));
    if (clean.length > 0) console.log(`Clean now, remove from NOT_YET_CLEAN: ${clean.join(', ')}`);
    return all.filter((violation) => !NOT_YET_CLEAN.some((place) => isIn(place)(violation)));
  });
}
