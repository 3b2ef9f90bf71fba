/**
 * Kernel code that may pause is a generator, and a generator that is called but not run does nothing at all,
 * silently. The rules below find that in engine/; functions are known by their names, over all files.
 */
import { fileURLToPath } from 'node:url';
import { reportViolations } from './report-violations.mjs';
import { parseSource, sourceFiles, walk } from './source-files.mjs';

/** @typedef {import('@babel/types').Node} Node */
/** @typedef {import('@babel/types').CallExpression} Call */
/** @typedef {import('./source-files.mjs').Ancestors} Ancestors */
/** @typedef {{ path: string, text: string, ast: Node }} Source */
/**
 * What functions return, by name: `functions` of all files that are exported, `members` of classes and interfaces,
 * `locals` of each file.
 *
 * @typedef {'coroutine' | 'may block' | 'plain'} Kind
 * @typedef {{ functions: Map<string, Kind>, members: Map<string, Kind>, locals: Map<string, Map<string, Kind>> }} Names
 */

/** Fields that hold the coroutine of a task, and functions that run one they are given. */
const HOLDERS = new Set(['body']);
const RUNNERS = new Set(['atOnce']);

/** Plain functions that say whether their slow path, a coroutine, is left to do. */
const GUARDED = new Map([['spin_lock', 'spin_lock_slowpath']]);

const COROUTINE_TYPE = /^(Coroutine|Generator)</;
const MENTIONS_COROUTINE = /\b(Coroutine|Generator|MayBlock)</;

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
  return sources.flatMap((source) => {
    /** @type {string[]} */
    const violations = [];
    walk(source.ast, (node, ancestors) => {
      if (node.type !== 'CallExpression') return;
      const problem = problemOf(node, ancestors, source, names);
      if (problem !== null) violations.push(`${source.path}:${node.loc?.start.line}: ${problem}`);
    });
    return violations;
  });
}

/**
 * @param {readonly Source[]} sources
 * @returns {Names}
 */
function collectNames(sources) {
  /** @type {Names} */
  const names = { functions: new Map(), members: new Map(), locals: new Map() };
  for (const { path, ast, text } of sources) {
    const locals = new Map();
    names.locals.set(path, locals);
    walk(ast, (node, ancestors) => {
      if (!isFunction(node) && node.type !== 'TSFunctionType') return;
      const name = nameOf(node) ?? nameOf(ancestors.filter(({ type }) => type !== 'TSTypeAnnotation').at(-1));
      if (name === null) return;
      const kind = kindOf(returnType(node, text));
      if (isMember(node, ancestors)) names.members.set(name, kind);
      else locals.set(name, kind);
      if (ancestors.some(({ type }) => type === 'ExportNamedDeclaration')) names.functions.set(name, kind);
    });
  }
  return names;
}

/**
 * @param {string | null} type
 * @returns {Kind}
 */
function kindOf(type) {
  if (type === null) return 'plain';
  return COROUTINE_TYPE.test(type) ? 'coroutine' : MENTIONS_COROUTINE.test(type) ? 'may block' : 'plain';
}

/**
 * @param {Node} node
 * @param {Ancestors} ancestors
 * @returns {boolean} Whether a function is called as a member of something.
 */
function isMember(node, ancestors) {
  const owners = [
    'ClassMethod',
    'ClassPrivateMethod',
    'TSPropertySignature',
    'ObjectProperty',
    'ClassProperty',
  ];
  return [node, ...ancestors.slice(-2)].some(({ type }) => owners.includes(type));
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
  if (slowPath !== undefined && !isGuarded(call, ancestors, slowPath, source)) {
    return `write "if (!${name}(…)) yield* ${slowPath}(…);" with the same arguments`;
  }
  const kind = isNamed(call.callee)
    ? (names.locals.get(source.path)?.get(name) ?? names.functions.get(name))
    : names.members.get(name);
  if (kind === 'coroutine' && !isTakenOver(ancestors, source)) {
    return `the coroutine ${name}() is called without yield*, so it never runs`;
  }
  if (kind === 'may block' && ancestors.at(-1)?.type === 'ExpressionStatement') {
    return `${name}() may return a coroutine; its result must be used`;
  }
  return null;
}

/**
 * @param {Node} callee
 * @returns {boolean} Whether a function is called by its bare name.
 */
function isNamed(callee) {
  return callee.type === 'Identifier';
}

/**
 * Whether somebody gets the coroutine: `yield*`, or code inside a function that is declared to return one, which
 * then returns it or hands it on; a coroutine function itself must use `yield*`.
 *
 * @param {Ancestors} ancestors
 * @param {Source} source
 * @returns {boolean}
 */
function isTakenOver(ancestors, { text }) {
  const outwards = [...ancestors].reverse();
  const end = outwards.findIndex((node) => isFunction(node) || node.type.endsWith('Statement'));
  const between = outwards.slice(0, end < 0 ? undefined : end);
  if (between.some((node) => node.type === 'YieldExpression' && node.delegate)) return true;
  if (between.some(isGivenAway)) return true;
  const fn = outwards.find(isFunction);
  if (fn === undefined) return false;
  if ('generator' in fn && fn.generator)
    return between.at(-1)?.type === 'VariableDeclarator' && hasHolderType(between, text);
  const type = returnType(fn, text);
  const isHandedOn = outwards[end]?.type === 'ReturnStatement' || outwards[end] === fn;
  return isHandedOn && (type === null ? isArgument(fn, outwards) : MENTIONS_COROUTINE.test(type));
}

/**
 * @param {Node} node
 * @returns {boolean} Whether the node puts a coroutine where it is run from.
 */
function isGivenAway(node) {
  if (node.type === 'AssignmentExpression') return HOLDERS.has(nameOf(node.left) ?? '');
  return node.type === 'CallExpression' && RUNNERS.has(nameOf(node.callee) ?? '');
}

/**
 * @param {readonly Node[]} between
 * @param {string} text
 * @returns {boolean} Whether a variable is declared to hold the coroutine.
 */
function hasHolderType(between, text) {
  const declarator = between.at(-1);
  if (declarator?.type !== 'VariableDeclarator') return false;
  return MENTIONS_COROUTINE.test(text.slice(declarator.id.start ?? 0, declarator.id.end ?? 0));
}

/**
 * @param {Node} fn
 * @param {readonly Node[]} outwards
 * @returns {boolean} Whether a function without a declared type is an argument or a property, whose type is known there.
 */
function isArgument(fn, outwards) {
  const parent = outwards[outwards.indexOf(fn) + 1];
  return ['CallExpression', 'ObjectProperty', 'ConditionalExpression'].includes(parent?.type ?? '');
}

/**
 * @param {Call} call
 * @param {Ancestors} ancestors
 * @param {string} slowPath
 * @param {Source} source
 * @returns {boolean} Whether the call is the test of `if (!call) yield* slowPath(the same);`.
 */
function isGuarded(call, ancestors, slowPath, { text }) {
  const [guard, not] = ancestors.slice(-2);
  if (not?.type !== 'UnaryExpression' || guard?.type !== 'IfStatement' || guard.test !== not) return false;
  const body = guard.consequent;
  if (body.type !== 'ExpressionStatement' || body.expression.type !== 'YieldExpression') return false;
  const slow = body.expression.argument;
  if (slow?.type !== 'CallExpression' || nameOf(slow.callee) !== slowPath) return false;
  return argumentsOf(slow, text) === argumentsOf(call, text);
}

/**
 * @param {Call} call
 * @param {string} text
 */
function argumentsOf(call, text) {
  return call.arguments.map((argument) => text.slice(argument.start ?? 0, argument.end ?? 0)).join(', ');
}

/**
 * @param {Node} node
 * @returns {boolean}
 */
function isFunction(node) {
  return [
    'FunctionDeclaration',
    'FunctionExpression',
    'ArrowFunctionExpression',
    'ClassMethod',
    'ClassPrivateMethod',
  ].includes(node.type);
}

/**
 * @param {Node} node
 * @param {string} text
 * @returns {string | null} The declared return type of a function or of a function type, as it is written.
 */
function returnType(node, text) {
  const declared =
    'returnType' in node ? node.returnType : node.type === 'TSFunctionType' ? node.typeAnnotation : null;
  if (declared?.type !== 'TSTypeAnnotation') return null;
  const type = declared.typeAnnotation;
  return text.slice(type.start ?? 0, type.end ?? 0);
}

/**
 * @param {Node | undefined} node
 * @returns {string | null} The name of a function, of what is called, or of what a function is assigned to.
 */
function nameOf(node) {
  switch (node?.type) {
    case 'Identifier':
      return node.name;
    case 'MemberExpression':
      return nameOf(node.property);
    case 'PrivateName':
      return nameOf(node.id);
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'VariableDeclarator':
      return node.id ? nameOf(node.id) : null;
    case 'ClassMethod':
    case 'ClassPrivateMethod':
    case 'ObjectProperty':
    case 'TSPropertySignature':
      return nameOf(node.key);
    default:
      return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  reportViolations('Coroutines', () => coroutineViolations(fileURLToPath(new URL('..', import.meta.url))));
}
