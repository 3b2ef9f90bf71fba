/**
 * Kernel code that may pause is a generator, and a generator that is called but never run silently does nothing. The
 * rules below find such calls in engine/. Names are matched by spelling, across all files.
 */
import { fileURLToPath } from 'node:url';
import { collectCoroutineNames, holdsCoroutine, nameOf, returnsCoroutine } from './coroutine-names.mjs';
import { reportViolations } from './report-violations.mjs';
import { parseSource, sourceFiles, walk } from './source-files.mjs';

/** @typedef {import('@babel/types').Node} Node */
/** @typedef {import('@babel/types').CallExpression} Call */
/** @typedef {import('./source-files.mjs').Ancestors} Ancestors */
/** @typedef {import('./coroutine-names.mjs').Source} Source */
/** @typedef {import('./coroutine-names.mjs').CoroutineNames} CoroutineNames */

/** Expressions whose value is one of their operands. */
const TRANSPARENT = [
  'ConditionalExpression',
  'LogicalExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
];

/**
 * Finds the calls in engine/ that lose a coroutine.
 *
 * @param {string} root Folder of the project.
 * @returns {string[]} One line for each violation.
 * @throws {SyntaxError} when a file cannot be parsed.
 */
export function coroutineViolations(root) {
  const sources = sourceFiles(root, 'engine')
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => ({ path, ...parseSource(root, path) }));
  const names = collectCoroutineNames(sources);
  return sources.flatMap((source) => violationsOf(source, names.get(source.path)));
}

/**
 * @param {Source} source
 * @param {CoroutineNames | undefined} names
 * @returns {string[]}
 */
function violationsOf(source, names) {
  if (names === undefined) return [];
  /** @type {string[]} */
  const violations = [];
  walk(source.ast, (node, ancestors) => {
    if (node.type !== 'CallExpression') return;
    const problem = problemOf(node, ancestors, source.text, names);
    if (problem !== null) violations.push(`${source.path}:${node.loc?.start.line}: ${problem}`);
  });
  return violations;
}

/**
 * @param {Call} call
 * @param {Ancestors} ancestors
 * @param {string} text
 * @param {CoroutineNames} names
 * @returns {string | null}
 */
function problemOf(call, ancestors, text, names) {
  const name = nameOf(call.callee) ?? '';
  const returns = names.factOf(call.callee)?.returns;
  if (returns === 'coroutine' && !isTakenOver(call, ancestors, text, names)) {
    return `the coroutine ${name}() is called without yield*, so it never runs`;
  }
  if (returns === 'mayBlock' && ancestors.at(-1)?.type === 'ExpressionStatement') {
    return `${name}() may return a coroutine, so its result must be used`;
  }
  return null;
}

/**
 * Whether the coroutine is passed to something that runs it: `yield*`, a function or a field declared to take one, or
 * the caller of a function declared to return one.
 *
 * @param {Node} node The coroutine, or a function that returns it.
 * @param {Ancestors} ancestors
 * @param {string} text
 * @param {CoroutineNames} names
 * @returns {boolean}
 */
function isTakenOver(node, ancestors, text, names) {
  const { child, parent, around } = user(node, ancestors);
  switch (parent?.type) {
    case 'YieldExpression':
      return parent.delegate;
    case 'VariableDeclarator':
      return holdsCoroutine(parent.id, text);
    case 'AssignmentExpression':
      return names.holders.has(nameOf(parent.left) ?? '');
    case 'CallExpression':
      return parent.callee !== child && names.factOf(parent.callee)?.takes === true;
    case 'ArrowFunctionExpression':
      return isHandedOn(parent, around, text, names);
    case 'ReturnStatement': {
      const depth = around.findLastIndex((one) => /Function|ObjectMethod|ClassMethod/.test(one.type));
      const owner = around[depth];
      return owner !== undefined && isHandedOn(owner, around.slice(0, depth), text, names);
    }
    default:
      return false;
  }
}

/**
 * @param {Node} owner A function that returns a coroutine.
 * @param {Ancestors} ancestors
 * @param {string} text
 * @param {CoroutineNames} names
 * @returns {boolean} Whether it is declared to do so, or passed where such a function is expected.
 */
function isHandedOn(owner, ancestors, text, names) {
  if (returnsCoroutine(owner, text)) return true;
  const { child, parent } = user(owner, ancestors);
  if (parent?.type === 'CallExpression') {
    return parent.callee !== child && names.factOf(parent.callee)?.takes === true;
  }
  return parent?.type === 'ObjectProperty' && names.factOf(parent)?.returns === 'coroutine';
}

/**
 * @param {Node} node
 * @param {Ancestors} ancestors
 * @returns {{ child: Node, parent: Node | undefined, around: Ancestors }} `parent` uses the value of `node`, by its
 * operand `child`; `around` are the ancestors of `parent`.
 */
function user(node, ancestors) {
  let child = node;
  let depth = ancestors.length - 1;
  for (; depth >= 0; depth--) {
    const parent = ancestors[depth];
    if (parent === undefined || !TRANSPARENT.includes(parent.type)) break;
    if (parent.type === 'ConditionalExpression' && parent.test === child) break;
    child = parent;
  }
  return { child, parent: ancestors[depth], around: ancestors.slice(0, Math.max(depth, 0)) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  reportViolations('Coroutines', () => coroutineViolations(fileURLToPath(new URL('..', import.meta.url))));
}
