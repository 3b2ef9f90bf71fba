import { walk } from './source-files.mjs';

/** @typedef {import('@babel/types').Node} Node */

/**
 * A parsed file.
 *
 * @typedef {object} Source
 * @property {string} path
 * @property {string} text
 * @property {Node} ast
 */

/**
 * What a function returns: a coroutine, or a coroutine or something else.
 *
 * @typedef {'coroutine' | 'mayBlock'} Kind
 */

/**
 * What declarations say about coroutines.
 *
 * @typedef {object} CoroutineNames
 * @property {Map<string, Kind>} functions Functions and fields with a function, by name.
 * @property {Set<string>} holders Parameters, variables and fields that hold a coroutine.
 */

/**
 * Collects the names from all files, so that a call in one file knows the declaration in another.
 *
 * @param {readonly Source[]} sources
 * @returns {CoroutineNames}
 */
export function collectCoroutineNames(sources) {
  /** @type {CoroutineNames} */
  const names = { functions: new Map(), holders: new Set() };
  const aliases = functionAliases(sources);
  for (const { ast, text } of sources) {
    walk(ast, (node, ancestors) => {
      const name = nameOf(node) ?? nameOf(ancestors.at(-1));
      if (name === null) return;
      const kind = functionKind(node, text) ?? typedKind(node, aliases, text);
      if (kind !== null) names.functions.set(name, kind);
      else if (mentionsCoroutine(typeOf(node), text)) names.holders.add(name);
    });
  }
  return names;
}

/**
 * The name that a node declares or, as an expression, refers to last: `f` of `f`, of `x.f` and of `f = …`.
 *
 * @param {Node | null | undefined} node
 * @returns {string | null}
 */
export function nameOf(node) {
  if (node === null || node === undefined) return null;
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression')
    return nameOf(node.property);
  if (node.type === 'PrivateName') return `#${node.id.name}`;
  if ('id' in node && node.id) return nameOf(node.id);
  if ('key' in node && node.key) return nameOf(node.key);
  return null;
}

/**
 * Whether a function says that what it returns is, or may be, a coroutine.
 *
 * @param {Node | undefined} node
 * @param {string} text Of the file.
 * @returns {boolean}
 */
export function returnsCoroutine(node, text) {
  return node !== undefined && mentionsCoroutine(returnTypeOf(node), text);
}

/**
 * Whether a variable is declared to hold what is, or may be, a coroutine.
 *
 * @param {Node} node
 * @param {string} text Of the file.
 * @returns {boolean}
 */
export function holdsCoroutine(node, text) {
  return mentionsCoroutine(typeOf(node), text);
}

/**
 * @param {readonly Source[]} sources
 * @returns {Map<string, Kind>} The named function types.
 */
function functionAliases(sources) {
  /** @type {Map<string, Kind>} */
  const aliases = new Map();
  for (const { ast, text } of sources) {
    walk(ast, (node) => {
      if (node.type !== 'TSTypeAliasDeclaration') return;
      const kind = functionKind(node.typeAnnotation, text);
      if (kind !== null) aliases.set(node.id.name, kind);
    });
  }
  return aliases;
}

/**
 * @param {Node} node
 * @param {string} text
 * @returns {Kind | null} For a function or a function type; null for others.
 */
function functionKind(node, text) {
  if ('generator' in node && node.generator) return 'coroutine';
  const type = returnTypeOf(node);
  if (!mentionsCoroutine(type, text)) return null;
  const name = type?.type === 'TSTypeReference' ? nameOf(type.typeName) : null;
  return name === 'Coroutine' || name === 'Generator' ? 'coroutine' : 'mayBlock';
}

/**
 * @param {Node} node
 * @param {ReadonlyMap<string, Kind>} aliases
 * @param {string} text
 * @returns {Kind | null} For a variable, parameter or field whose type is that of a function.
 */
function typedKind(node, aliases, text) {
  const type = typeOf(node);
  if (type === null) return null;
  if (type.type === 'TSTypeReference') return aliases.get(nameOf(type.typeName) ?? '') ?? null;
  return functionKind(type, text);
}

/**
 * @param {Node} node
 * @returns {Node | null} The declared type of a variable, parameter or field.
 */
function typeOf(node) {
  if (!('typeAnnotation' in node) || node.type === 'TSFunctionType' || node.type === 'TSMethodSignature') {
    return null;
  }
  return node.typeAnnotation?.type === 'TSTypeAnnotation' ? node.typeAnnotation.typeAnnotation : null;
}

/**
 * @param {Node} node
 * @returns {Node | null} The declared return type of a function or a function type.
 */
function returnTypeOf(node) {
  const isSignature = node.type === 'TSFunctionType' || node.type === 'TSMethodSignature';
  const annotation = isSignature ? node.typeAnnotation : 'returnType' in node ? node.returnType : null;
  return annotation?.type === 'TSTypeAnnotation' ? annotation.typeAnnotation : null;
}

/**
 * @param {Node | null} type
 * @param {string} text
 * @returns {boolean}
 */
function mentionsCoroutine(type, text) {
  return (
    type !== null && /\b(Coroutine|Generator|MayBlock)\b/.test(text.slice(type.start ?? 0, type.end ?? 0))
  );
}
