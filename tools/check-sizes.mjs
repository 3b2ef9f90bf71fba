import { fileURLToPath } from 'node:url';
import { reportViolations } from './report-violations.mjs';
import { parseSource, sourceFiles, walk } from './source-files.mjs';

/** The most lines of a function, not counting blank ones. Markup counts, which the linter's own rule skips. */
const MOST_LINES = 60;

/** Functions here may be as long as those of the reference. */
const EXEMPT = 'engine/spl/';

const FUNCTIONS = new Set([
  'ArrowFunctionExpression',
  'ClassMethod',
  'ClassPrivateMethod',
  'FunctionDeclaration',
  'FunctionExpression',
  'ObjectMethod',
]);

/**
 * Finds functions that are longer than {@link MOST_LINES}. Tests are exempt: their functions are lists of cases.
 *
 * @param {string} root Folder of the project.
 * @returns {string[]} One line for each violation.
 * @throws {SyntaxError} when a file cannot be parsed.
 */
export function sizeViolations(root) {
  return ['app', 'engine', 'tools']
    .flatMap((folder) => sourceFiles(root, folder))
    .filter((path) => !/\.test\.tsx?$/.test(path) && !path.startsWith(EXEMPT))
    .flatMap((path) => violationsOf(root, path));
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function violationsOf(root, path) {
  const { text, ast } = parseSource(root, path);
  const lines = text.split('\n');
  /** @type {string[]} */
  const violations = [];
  walk(ast, (node, ancestors) => {
    if (!FUNCTIONS.has(node.type) || node.loc === null || node.loc === undefined) return;
    const { start, end } = node.loc;
    const count = lines.slice(start.line - 1, end.line).filter((line) => line.trim() !== '').length;
    if (count <= MOST_LINES) return;
    const name = nameOf(node) ?? nameOf(ancestors.at(-1)) ?? 'a function';
    violations.push(`${path}:${start.line}: ${name} has ${count} lines, ${MOST_LINES} at most`);
  });
  return violations;
}

/**
 * @param {import('@babel/types').Node | undefined} node A function, or what it is assigned to.
 * @returns {string | null}
 */
function nameOf(node) {
  if (node === undefined) return null;
  if ('id' in node && node.id?.type === 'Identifier') return node.id.name;
  return 'key' in node && node.key?.type === 'Identifier' ? node.key.name : null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  reportViolations('Sizes', () => sizeViolations(fileURLToPath(new URL('..', import.meta.url))));
}
