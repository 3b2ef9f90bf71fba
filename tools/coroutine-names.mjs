import { walk } from './source-files.mjs';

/** @typedef {import('@babel/types').Node} Node */
/** @typedef {import('@babel/types').TSType} Type */

/**
 * A parsed file.
 *
 * @typedef {object} Source
 * @property {string} path
 * @property {string} text
 * @property {Node} ast
 */

/**
 * What declarations say about coroutines, by name.
 *
 * @typedef {object} CoroutineNames
 * @property {Set<string>} coroutines Functions that return a coroutine.
 * @property {Set<string>} mayBlock Functions that return a coroutine or something else.
 * @property {Set<string>} holders Parameters, variables and fields that hold a coroutine.
 */

/** Types that are a coroutine, or may be one. */
const COROUTINE_TYPES = ['Coroutine', 'Generator'];
const MENTIONS_COROUTINE = /\b(Coroutine|Generator|MayBlock)\b/;

/**
 * Collects the names from all files, so that a call in one file knows the declaration in another.
 *
 * @param {readonly Source[]} sources
 * @returns {CoroutineNames}
 */
export function collectCoroutineNames(sources) {
  /** @type {CoroutineNames} */
  const names = { coroutines: new Set(), mayBlock: new Set(), holders: new Set() };
  const aliases = functionAliases(sources);
  for (const { ast, text } of sources) {
    walk(ast, (node, ancestors) => {
      addFunction(names, node, nameOf(node) ?? nameOf(ancestors.at(-1)), text);
      addTyped(names, node, aliases, text);
    });
  }
  return names;
}

/**
 * @param {CoroutineNames} names
 * @param {Node} node
 * @param {string | null} name
 * @param {string} text
 */
function addFunction(names, node, name, text) {
  if (name === null || !isFunction(node)) return;
  if ('generator' in node && node.generator) names.coroutines.add(name);
  else addReturning(names, name, declaredReturn(node), text);
}

/**
 * @param {CoroutineNames} names
 * @param {Node} node
 * @param {ReadonlyMap<string, Type | null>} aliases
 * @param {string} text
 */
function addTyped(names, node, aliases, text) {
  const name = nameOf(node);
  if (name === null || !('typeAnnotation' in node)) return;
  const type = node.typeAnnotation?.type === 'TSTypeAnnotation' ? node.typeAnnotation.typeAnnotation : null;
  const alias = type?.type === 'TSTypeReference' ? aliases.get(nameOf(type.typeName) ?? '') : undefined;
  if (type?.type === 'TSFunctionType') addReturning(names, name, declaredReturn(type), text);
  else if (alias !== undefined) addReturning(names, name, alias, text);
  else if (mentionsCoroutine(type, text)) names.holders.add(name);
}

/**
 * @param {CoroutineNames} names
 * @param {string} name
 * @param {Type | null} type What the function of that name returns.
 * @param {string} text
 */
function addReturning(names, name, type, text) {
  if (isCoroutineType(type)) names.coroutines.add(name);
  else if (mentionsCoroutine(type, text)) names.mayBlock.add(name);
}

/**
 * @param {readonly Source[]} sources
 * @returns {Map<string, Type | null>} What functions of a named function type return, if that may be a coroutine.
 */
function functionAliases(sources) {
  /** @type {Map<string, Type | null>} */
  const aliases = new Map();
  for (const { ast, text } of sources) {
    walk(ast, (node) => {
      if (node.type !== 'TSTypeAliasDeclaration' || node.typeAnnotation.type !== 'TSFunctionType') return;
      const returned = declaredReturn(node.typeAnnotation);
      // Only a type that is plainly a coroutine: the text of a union would have to be looked up in its own file.
      if (isCoroutineType(returned)) aliases.set(node.id.name, returned);
      else if (mentionsCoroutine(returned, text)) throw new SyntaxError(`${node.id.name}: spell the type out`);
    });
  }
  return aliases;
}
