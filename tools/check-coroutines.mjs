/**
 * Kernel code that may pause is a generator, and a generator that is called but not run does nothing at all,
 * silently. The three rules below find that in engine/; names are compared by spelling, over all files.
 */
import { fileURLToPath } from 'node:url';
import { reportViolations } from './report-violations.mjs';
import { parseSource, sourceFiles, walk } from './source-files.mjs';

/** @typedef {import('@babel/types').Node} Node */
/** @typedef {import('@babel/types').CallExpression} Call */
/** @typedef {import('./source-files.mjs').Ancestors} Ancestors */
/** @typedef {{ path: string, text: string, ast: Node }} Source */

/**
 * What the declarations say, by name.
 *
 * @typedef {object} Names
 * @property {Set<string>} coroutines Functions that return a coroutine.
 * @property {Set<string>} mayBlock Functions that return a coroutine or something else.
 * @property {Set<string>} holders Variables, parameters and fields that are declared to hold a coroutine.
 */

/** Functions that take a coroutine over. */
const RUNNERS = new Set(['spawn']);

/** Plain functions that say whether their slow path, a coroutine, is left to do. */
const GUARDED = new Map([['spin_lock', 'spin_lock_slowpath']]);

const COROUTINE = /\b(Coroutine|Generator)\b/;
const MAY_BLOCK = /\bMayBlock\b/;

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
  const names = collectNames(sources);
  return sources.flatMap((source) => violationsOf(source, names));
}

/**
 * @param {Source} source
 * @param {Names} names
 * @returns {string[]}
 */
function violationsOf(source, names) {
  /** @type {string[]} */
  const violations = [];
  walk(source.ast, (node, ancestors) => {
    if (node.type !== 'CallExpression') return;
    const problem = problemOf(node, ancestors, source, names);
    if (problem !== null) violations.push(`${source.path}:${node.loc?.start.line}: ${problem}`);
  });
  return violations;
}

/**
 * @param {Call} call
 * @param {Ancestors} ancestors
 * @param {Source} source
 * @param {Names} names
 * @returns {string | null}
 */
function problemOf(call, ancestors, source, names) {
  const name = nameOf(call.callee);
  if (name === null) return null;
  const slowPath = GUARDED.get(name);
  if (slowPath !== undefined && !isGuard(call, ancestors, slowPath, source.text)) {
    return `write "if (!${name}(…)) yield* ${slowPath}(…);" with the same arguments`;
  }
  if (names.coroutines.has(name) && !isTakenOver(call, ancestors, source, names)) {
    return `the coroutine ${name}() is called without yield*, so it never runs`;
  }
  if (names.mayBlock.has(name) && isDropped(ancestors)) {
    return `${name}() may return a coroutine; its result must be used`;
  }
  return null;
}

/**
 * Whether somebody gets the coroutine: `yield*`, a runner, something declared to hold it, or the caller of a
 * function that is declared to return it.
 *
 * @param {Call} call
 * @param {Ancestors} ancestors
 * @param {Source} source
 * @param {Names} names
 * @returns {boolean}
 */
function isTakenOver(call, ancestors, source, names) {
  const { parent, child, rest } = climb(call, ancestors);
  switch (parent?.type) {
    case 'YieldExpression':
      return parent.delegate;
    case 'VariableDeclarator':
      return holds(parent.id, source.text);
    case 'AssignmentExpression':
      return names.holders.has(nameOf(parent.left) ?? '');
    case 'ArrowFunctionExpression':
      return parent.body === child && returnsCoroutine(parent, source.text);
    case 'CallExpression':
      return (
        parent.callee !== child &&
        (RUNNERS.has(nameOf(parent.callee) ?? '') || returnsCoroutine(innermostFunction(rest), source.text))
      );
    case 'ReturnStatement':
      return returnsCoroutine(innermostFunction(rest), source.text);
    default:
      return false;
  }
}

/**
 * @param {Call} call
 * @param {Ancestors} ancestors
 * @param {string} slowPath
 * @param {string} text
 * @returns {boolean} Whether the call is the test of `if (!call) yield* slowPath(the same);`.
 */
function isGuard(call, ancestors, slowPath, text) {
  const not = ancestors.at(-1);
  const guard = ancestors.at(-2);
  if (not?.type !== 'UnaryExpression' || not.operator !== '!') return false;
  if (guard?.type !== 'IfStatement' || guard.test !== not || guard.alternate) return false;
  const body = guard.consequent;
  if (body.type !== 'ExpressionStatement' || body.expression.type !== 'YieldExpression') return false;
  const { argument, delegate } = body.expression;
  if (!delegate || argument?.type !== 'CallExpression' || nameOf(argument.callee) !== slowPath) return false;
  return argumentsOf(argument, text) === argumentsOf(call, text);
}

/**
 * @param {Ancestors} ancestors
 * @returns {boolean} Whether the value of the innermost expression goes nowhere.
 */
function isDropped(ancestors) {
  const parent = ancestors.at(-1);
  return (
    parent?.type === 'ExpressionStatement' ||
    (parent?.type === 'UnaryExpression' && parent.operator === 'void') ||
    parent?.type === 'SequenceExpression'
  );
}

/**
 * @param {readonly Source[]} sources
 * @returns {Names}
 */
function collectNames(sources) {
  /** @type {Names} */
  const names = { coroutines: new Set(), mayBlock: new Set(), holders: new Set() };
  const aliases = new Set(sources.flatMap(({ ast, text }) => functionTypes(ast, text)));
  for (const { ast, text } of sources) {
    walk(ast, (node, ancestors) => {
      const parent = ancestors.at(-1);
      if (isFunction(node)) {
        const name = nameOf(node) ?? (parent === undefined ? null : nameOf(parent));
        if (name !== null) sort(names, name, node, text);
      } else if (isTypedName(node)) {
        const type = node.typeAnnotation;
        const name = nameOf(node);
        if (name === null || type?.type !== 'TSTypeAnnotation') return;
        const given = type.typeAnnotation;
        if (given.type === 'TSFunctionType') sort(names, name, given, text);
        else if (given.type === 'TSTypeReference' && aliases.has(nameOf(given.typeName) ?? '')) {
          names.coroutines.add(name);
        } else if (COROUTINE.test(textOf(given, text))) names.holders.add(name);
      }
    });
  }
  return names;
}
