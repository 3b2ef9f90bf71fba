import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LAYERS, TESTS } from './layers.mjs';
import { reportViolations } from './report-violations.mjs';
import { parseSource, sourceFiles, walk } from './source-files.mjs';

/** @typedef {import('./layers.mjs').Layer} Layer */
/** @typedef {{ specifier: string, line: number }} Import */

/** Tests, and what only tests use. */
const TEST_FILE = /\.(test|fixture)\.tsx?$|\.spec\.ts$/;

/**
 * Compares the imports of every source file with the table of layers.
 *
 * @param {string} root Folder of the project.
 * @returns {string[]} One line for each violation.
 */
export function layerViolations(root) {
  return sourceFiles(root, '')
    .filter((file) => !file.startsWith('dist/') && !file.startsWith('public/'))
    .flatMap((file) => violationsOf(root, file));
}

/**
 * @param {string} root
 * @param {string} file
 * @returns {string[]}
 */
function violationsOf(root, file) {
  const layer = layerOf(file);
  if (layer === undefined) return [`${file}: no layer owns this file; give it a row in tools/layers.mjs`];
  const isTest = TEST_FILE.test(file);
  return importsOf(root, file).flatMap(({ specifier, line }) => {
    const problem = specifier.startsWith('.')
      ? fileProblem(layer, isTest, posix.join(posix.dirname(file), withoutQuery(specifier)))
      : packageProblem(layer, isTest, withoutQuery(specifier));
    return problem === null ? [] : [`${file}:${line}: ${problem}`];
  });
}

/**
 * @param {Layer} layer
 * @param {boolean} isTest
 * @param {string} target
 * @returns {string | null}
 */
function fileProblem(layer, isTest, target) {
  const owner = layerOf(target);
  if (!isTest && TEST_FILE.test(target)) return `imports ${target}, which is for tests only`;
  if (owner === undefined) return `imports ${target}, which no layer owns`;
  const allowed = isTest ? [...layer.imports, ...TESTS.imports] : layer.imports;
  if (owner === layer || allowed.includes(owner.files)) return null;
  return `imports ${target}; ${layer.files} may not import ${owner.files}`;
}

/**
 * @param {Layer} layer
 * @param {boolean} isTest
 * @param {string} specifier
 * @returns {string | null}
 */
function packageProblem(layer, isTest, specifier) {
  const name = packageName(specifier);
  const allowed = isTest ? [...layer.packages, ...TESTS.packages] : layer.packages;
  return allowed.includes(name) ? null : `imports ${specifier}; ${layer.files} may not use ${name}`;
}

/**
 * @param {string} specifier
 * @returns {string}
 */
function packageName(specifier) {
  if (specifier.startsWith('node:')) return 'node:';
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/**
 * @param {string} file
 * @returns {Layer | undefined}
 */
function layerOf(file) {
  return LAYERS.find(({ files }) => matches(files, file));
}

/**
 * @param {string} pattern
 * @param {string} file
 * @returns {boolean}
 */
function matches(pattern, file) {
  if (pattern.endsWith('/**')) return file.startsWith(pattern.slice(0, -2));
  if (!pattern.endsWith('*')) return file === pattern;
  const start = pattern.slice(0, -1);
  return file.startsWith(start) && !file.slice(start.length).includes('/');
}

/**
 * Static and dynamic imports, re-exports, and files named by `new URL('./x', import.meta.url)`.
 *
 * @param {string} root
 * @param {string} file
 * @returns {Import[]}
 */
function importsOf(root, file) {
  /** @type {Import[]} */
  const imports = [];
  walk(parseSource(root, file).ast, (node) => {
    const source = sourceOf(node);
    if (source === null || source === undefined) return;
    const specifier = source.type === 'StringLiteral' ? source.value : './unknown';
    // A folder is not a module.
    if (node.type === 'NewExpression' && !/\.\w+$/.test(specifier)) return;
    imports.push({ specifier, line: node.loc?.start.line ?? 0 });
  });
  return imports;
}

/**
 * @param {import('@babel/types').Node} node
 * @returns {import('@babel/types').Node | null | undefined} What the node imports, if it imports.
 */
function sourceOf(node) {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return node.source;
    case 'CallExpression':
      return node.callee.type === 'Import' ? node.arguments[0] : null;
    case 'TSImportType':
      return node.argument;
    case 'NewExpression':
      return isModuleUrl(node) ? node.arguments[0] : null;
    default:
      return null;
  }
}

/**
 * @param {import('@babel/types').NewExpression} node
 * @returns {boolean}
 */
function isModuleUrl(node) {
  const base = node.arguments[1];
  return (
    node.callee.type === 'Identifier' &&
    node.callee.name === 'URL' &&
    base?.type === 'MemberExpression' &&
    base.object.type === 'MetaProperty'
  );
}

/**
 * @param {string} specifier
 * @returns {string}
 */
function withoutQuery(specifier) {
  return specifier.replace(/\?.*$/, '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  reportViolations('Layers', () => layerViolations(fileURLToPath(new URL('..', import.meta.url))));
}
