/**
 * Kernel code that may pause is a generator, and a generator that is called but not run does nothing at all,
 * silently. The rules below find that in engine/. Names are compared by spelling, over all files.
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

/** Functions that take a coroutine over and run it. */
const RUNNERS = ['spawn'];

/** Plain functions that tell whether their slow path, a coroutine, is left to do. */
const GUARDS = new Map([['spin_lock', 'spin_lock_slowpath']]);

/** Expressions that hand one of their operands on unchanged. */
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
  return sources.flatMap((source) => violationsOf(source, names));
}

/**
 * @param {Source} source
 * @param {CoroutineNames} names
 * @returns {string[]}
 */
function violationsOf(source, names) {
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
  const slowPath = GUARDS.get(name);
  if (slowPath !== undefined && !isGuard(call, ancestors, slowPath, text)) {
    return `write it as if (!${name}(…)) yield* ${slowPath}(…); with the same arguments`;
  }
  const kind = names.functions.get(name);
  if (kind === 'coroutine' && !isTakenOver(call, ancestors, text, names)) {
    return `the coroutine ${name}() is called without yield*, so it never runs`;
  }
  if (kind === 'mayBlock' && ancestors.at(-1)?.type === 'ExpressionStatement') {
    return `${name}() may return a coroutine, so its result must be used`;
  }
  return null;
}

/**
 * Whether somebody gets the coroutine: `yield*`, a runner, what is declared to hold it, or the caller of a
 * function that is declared to return it.
 *
 * @param {Call} call
 * @param {Ancestors} ancestors
 * @param {string} text
 * @param {CoroutineNames} names
 * @returns {boolean}
 */
function isTakenOver(call, ancestors, text, names) {
  const { child, parent } = user(call, ancestors);
  switch (parent?.type) {
    case 'YieldExpression':
      return parent.delegate;
    case 'VariableDeclarator':
      return holdsCoroutine(parent.id, text);
    case 'AssignmentExpression':
      return parent.right === child && names.holders.has(nameOf(parent.left) ?? '');
    case 'CallExpression':
      return (
        parent.callee !== child &&
        (RUNNERS.includes(nameOf(parent.callee) ?? '') ||
          returnsCoroutine(innermostFunction(ancestors), text))
      );
    case 'ArrowFunctionExpression':
    case 'ReturnStatement':
      return returnsCoroutine(innermostFunction(ancestors), text);
    default:
      return false;
  }
}

/**
 * @param {Call} call
 * @param {Ancestors} ancestors
 * @returns {{ child: Node, parent: Node | undefined }} The node that uses the value of the call, and its operand
 * that has this value.
 */
function user(call, ancestors) {
  /** @type {Node} */
  let child = call;
  for (const parent of [...ancestors].reverse()) {
    const isTest = parent.type === 'ConditionalExpression' && parent.test === child;
    if (!TRANSPARENT.includes(parent.type) || isTest) return { child, parent };
    child = parent;
  }
  return { child, parent: undefined };
}

/**
 * @param {Ancestors} ancestors
 * @returns {Node | undefined}
 */
function innermostFunction(ancestors) {
  return ancestors.findLast((node) => /Function|ObjectMethod|ClassMethod|ClassPrivateMethod/.test(node.type));
}

/**
 * @param {Call} call
 * @param {Ancestors} ancestors
 * @param {string} slowPath
 * @param {string} text
 * @returns {boolean} Whether the call stands in `if (!call) yield* slowPath(the same);`.
 */
function isGuard(call, ancestors, slowPath, text) {
  const not = ancestors.at(-1);
  const guard = ancestors.at(-2);
  if (not?.type !== 'UnaryExpression' || not.operator !== '!') return false;
  if (guard?.type !== 'IfStatement' || guard.test !== not || guard.alternate) return false;
  const { consequent } = guard;
  if (consequent.type !== 'ExpressionStatement' || consequent.expression.type !== 'YieldExpression')
    return false;
  const { argument, delegate } = consequent.expression;
  return (
    delegate &&
    argument?.type === 'CallExpression' &&
    nameOf(argument.callee) === slowPath &&
    argumentsOf(argument, text) === argumentsOf(call, text)
  );
}

/**
 * @param {Call} call
 * @param {string} text
 * @returns {string}
 */
function argumentsOf(call, text) {
  return call.arguments.map((argument) => text.slice(argument.start ?? 0, argument.end ?? 0)).join(', ');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  reportViolations('Coroutines', () => coroutineViolations(fileURLToPath(new URL('..', import.meta.url))));
}
