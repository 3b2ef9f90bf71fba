import { fileURLToPath } from 'node:url';
import { reportViolations } from './report-violations.mjs';
import { parseSource, sourceFiles, walk } from './source-files.mjs';

/** Elements whose `title` assistive technology needs. */
const TITLED = ['iframe'];
const INSTEAD = 'write {...tip(words)}, or {...nameTip(words)} if the words are also the name of the element';

/**
 * Finds `title=` on elements of the page, which touch and keyboard users never see.
 *
 * @param {string} root Folder of the project.
 * @returns {string[]} One line for each violation.
 * @throws {SyntaxError} when a file cannot be parsed.
 */
export function tipViolations(root) {
  return sourceFiles(root, 'app')
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) => violationsOf(root, path));
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function violationsOf(root, path) {
  /** @type {string[]} */
  const violations = [];
  walk(parseSource(root, path).ast, (node) => {
    if (node.type !== 'JSXOpeningElement' || node.name.type !== 'JSXIdentifier') return;
    const { name } = node.name;
    const line = node.loc?.start.line;
    if (name === 'title') violations.push(`${path}:${line}: <title> in a picture: ${INSTEAD}`);
    // HTML elements begin with a lower-case letter, components with a capital.
    if (!/^[a-z]/.test(name) || TITLED.includes(name)) return;
    const hasTitle = node.attributes.some((one) => one.type === 'JSXAttribute' && one.name.name === 'title');
    if (hasTitle) violations.push(`${path}:${line}: title= on <${name}>: ${INSTEAD}`);
  });
  return violations;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  reportViolations('Tips', () => tipViolations(fileURLToPath(new URL('..', import.meta.url))));
}
