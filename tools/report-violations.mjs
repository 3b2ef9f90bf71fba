/**
 * Runs a checker as a command: prints what it finds, and fails if there is anything.
 *
 * @param {string} name What is checked.
 * @param {() => readonly string[]} check Returns one line for each violation; a SyntaxError counts as one.
 */
export function reportViolations(name, check) {
  const violations = collect(check);
  for (const violation of violations) console.error(violation);
  console.log(violations.length === 0 ? `${name}: clean.` : `${name}: ${violations.length} violations.`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}

/**
 * @param {() => readonly string[]} check
 * @returns {readonly string[]}
 */
function collect(check) {
  try {
    return check();
  } catch (error) {
    if (error instanceof SyntaxError) return [error.message];
    throw error;
  }
}
