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
 * What the declaration of a function reveals.
 *
 * @typedef {object} FunctionFact
 * @property {'coroutine' | 'mayBlock' | 'plain'} returns `mayBlock`: a coroutine or something else.
 * @property {boolean} takes Whether a parameter is a coroutine or a function that returns one.
 */

/**
 * What is known about coroutines in a file.
 *
 * @typedef {object} CoroutineNames
 * @property {(callee: Node) => FunctionFact | undefined} factOf What is known about a called function, or a field that
 * holds one.
 * @property {ReadonlySet<string>} holders Names of the fields and variables of all files that hold a coroutine.
 */

/** Nodes that give a name to a member of an object; other names are looked up in the file first. */
const MEMBERS = [
  'ClassMethod',
  'ClassPrivateMethod',
  'ClassPrivateProperty',
  'ClassProperty',
  'MemberExpression',
  'ObjectMethod',
  'ObjectProperty',
  'OptionalMemberExpression',
  'TSMethodSignature',
  'TSPropertySignature',
];

/**
 * Collects the names of all files, so that a call in one file can be matched with a declaration in another.
 *
 * @param {readonly Source[]} sources
 * @returns {ReadonlyMap<string, CoroutineNames>} By path.
 */
export function collectCoroutineNames(sources) {
  const aliases = new Map(sources.flatMap(functionAliases));
  /** @type {Set<string>} */
  const holders = new Set();
  const perFile = new Map(sources.map((source) => [source.path, namesIn(source, aliases, holders)]));
  const everywhere = merge([...perFile.values()]);
  return new Map(
    [...perFile].map(([path, own]) => {
      const factOf = (/** @type {Node} */ callee) => {
        const key = keyOf(callee, undefined) ?? '';
        return key.startsWith('.') ? everywhere.get(key) : (own.get(key) ?? everywhere.get(key));
      };
      return [path, { factOf, holders }];
    }),
  );
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
 * Whether a function is declared to return what is, or may be, a coroutine.
 *
 * @param {Node} node
 * @param {string} text Of the file.
 * @returns {boolean}
 */
export function returnsCoroutine(node, text) {
  return mentionsCoroutine(returnTypeOf(node), text);
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
 * @param {Source} source
 * @param {ReadonlyMap<string, FunctionFact>} aliases
 * @param {Set<string>} holders Grows.
 * @returns {Map<string, FunctionFact>} The functions of a file.
 */
function namesIn({ ast, text }, aliases, holders) {
  /** @type {Map<string, FunctionFact>} */
  const facts = new Map();
  walk(ast, (node, ancestors) => {
    const key = keyOf(node, ancestors.at(-1));
    if (key === null) return;
    const fact = factOfFunction(node, aliases, text) ?? factOfType(typeOf(node), aliases, text);
    if (fact !== null) facts.set(key, strongest(facts.get(key), fact));
    else if (holdsCoroutine(node, text)) holders.add(nameOf(node) ?? '');
  });
  return facts;
}

/**
 * @param {Source} source
 * @returns {[string, FunctionFact][]} The named function types of a file.
 */
function functionAliases({ ast, text }) {
  /** @type {[string, FunctionFact][]} */
  const aliases = [];
  walk(ast, (node) => {
    if (node.type !== 'TSTypeAliasDeclaration') return;
    const fact = factOfType(node.typeAnnotation, new Map(), text);
    if (fact !== null) aliases.push([node.id.name, fact]);
  });
  return aliases;
}

/**
 * @param {Node} node
 * @param {ReadonlyMap<string, FunctionFact>} aliases
 * @param {string} text
 * @returns {FunctionFact | null} For a function or the signature of one; null for others.
 */
function factOfFunction(node, aliases, text) {
  const params = 'params' in node ? node.params : 'parameters' in node ? node.parameters : null;
  if (!Array.isArray(params)) return null;
  const takes = params.some((param) => {
    const type = typeOf(param.type === 'AssignmentPattern' ? param.left : param);
    return mentionsCoroutine(type, text) || factOfType(type, aliases, text)?.returns === 'coroutine';
  });
  if ('generator' in node && node.generator) return { returns: 'coroutine', takes };
  const type = returnTypeOf(node);
  const name = type?.type === 'TSTypeReference' ? nameOf(type.typeName) : null;
  if (name === 'Coroutine' || name === 'Generator') return { returns: 'coroutine', takes };
  return { returns: mentionsCoroutine(type, text) ? 'mayBlock' : 'plain', takes };
}

/**
 * @param {Node | null} type
 * @param {ReadonlyMap<string, FunctionFact>} aliases
 * @param {string} text
 * @returns {FunctionFact | null} For the type of a function, or of a function or something else.
 */
function factOfType(type, aliases, text) {
  switch (type?.type) {
    case 'TSFunctionType':
      return factOfFunction(type, aliases, text);
    case 'TSTypeReference':
      return aliases.get(nameOf(type.typeName) ?? '') ?? null;
    case 'TSParenthesizedType':
      return factOfType(type.typeAnnotation, aliases, text);
    case 'TSUnionType':
      return type.types.map((one) => factOfType(one, aliases, text)).find((fact) => fact !== null) ?? null;
    default:
      return null;
  }
}

/**
 * @param {Node} node
 * @param {Node | undefined} parent Gives a name to a function without one.
 * @returns {string | null} The name; that of a member begins with a dot.
 */
function keyOf(node, parent) {
  const named = nameOf(node) === null ? parent : node;
  const name = nameOf(named);
  if (name === null || named === undefined) return null;
  return MEMBERS.includes(named.type) ? `.${name}` : name;
}

/**
 * @param {readonly ReadonlyMap<string, FunctionFact>[]} files
 * @returns {ReadonlyMap<string, FunctionFact>}
 */
function merge(files) {
  /** @type {Map<string, FunctionFact>} */
  const all = new Map();
  for (const file of files) {
    for (const [key, fact] of file) all.set(key, strongest(all.get(key), fact));
  }
  return all;
}

/**
 * @param {FunctionFact | undefined} one
 * @param {FunctionFact} other
 * @returns {FunctionFact} What either may be: for two functions with one name, the checker assumes the worst.
 */
function strongest(one, other) {
  const kinds = [one?.returns, other.returns];
  const returns = kinds.includes('coroutine')
    ? 'coroutine'
    : kinds.includes('mayBlock')
      ? 'mayBlock'
      : 'plain';
  return { returns, takes: one?.takes === true || other.takes };
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
 * @returns {Node | null} The declared return type of a function or of the signature of one.
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
