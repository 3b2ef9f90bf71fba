import { formatCount } from '../../words/numbers.ts';
import type { ProcSlabProblem, RowError, RowWarning, TextProblem } from './problem.ts';
import { FULL_FIELDS } from './rows.ts';

/** A problem in words: where it is, what is wrong, and what was done with the row or what to do. */
export function describeProblem(problem: ProcSlabProblem): string {
  if (!('text' in problem)) {
    return describeText(problem);
  }
  return `Line ${problem.line}: ${describeRowProblem(problem)}`;
}

/** A problem of one row in words, without its place. */
export function describeRowProblem(problem: RowError | RowWarning): string {
  return problem.severity === 'error'
    ? `${describeError(problem)} This row was left out.`
    : `${describeWarning(problem)} The row was kept.`;
}

function describeText(problem: TextProblem): string {
  switch (problem.kind) {
    case 'too long':
      return (
        `The text has ${formatCount(problem.found)} characters; at most ${formatCount(problem.limit)} are read. ` +
        'Paste only the listing of the caches.'
      );
    case 'too many rows':
      return `Only the first ${formatCount(problem.limit)} rows were read, up to line ${formatCount(problem.line - 1)}.`;
    case 'more problems':
      return `${formatCount(problem.count)} more problems were found. Fix those listed first, then paste again.`;
    case 'nothing usable':
      return (
        'No row of a cache was found. A row has a name, flags such as 0x00042, and ' +
        `${FULL_FIELDS - 2} numbers (10 before SPL 0.6.1). Paste all that "cat /proc/spl/kmem/slab" prints.`
      );
    default:
      return problem satisfies never;
  }
}

function describeError(problem: RowError): string {
  switch (problem.kind) {
    case 'field count':
      return describeFieldCount(problem.found, problem.wanted);
    case 'bad flags':
      return (
        'the second field should be flags such as 0x00042 (at most 8 hexadecimal digits), ' +
        `not "${clip(problem.found)}".`
      );
    case 'not a number':
      return `the column "${problem.column}" should be a whole number, not "${clip(problem.found)}".`;
    case 'number too large':
      return `${clip(problem.found)} in the column "${problem.column}" is above 2^53 - 1, too large to be read exactly.`;
    case 'size of nothing':
      return `the column "${problem.column}" is 0, but ${SIZED[problem.column]} cannot have 0 bytes.`;
    case 'more used than held':
      return `${formatCount(problem.alloc)} ${problem.what}s are in use, but there are only ${formatCount(problem.total)}.`;
    case 'duplicate name':
      return (
        `${clip(problem.name)} is already on line ${problem.firstLine}, and that row is used. ` +
        'Paste one listing at a time.'
      );
    default:
      return problem satisfies never;
  }
}

const SIZED = { slabsize: 'a slab', objsize: 'an object' } as const;

function describeFieldCount(found: number, wanted: number): string {
  const advice =
    found < wanted
      ? 'It may have been cut or wrapped; paste the whole line.'
      : 'Remove what does not belong to it.';
  return `a row has ${wanted} fields and this one has ${found}. ${advice}`;
}

function describeWarning(problem: RowWarning): string {
  switch (problem.kind) {
    case 'product differs': {
      const parts = problem.column === 'size' ? 'slabsize × slab total' : 'objsize × object alloc';
      return `"${problem.column}" is ${formatCount(problem.found)}, but ${parts} is ${formatCount(problem.wanted)}; the latter is used.`;
    }
    case 'uneven slabs':
      return `${formatCount(problem.objTotal)} objects cannot be divided equally among ${formatCount(problem.slabTotal)} slabs.`;
    case 'objects do not fit slabs':
      return (
        `${formatCount(problem.objAlloc)} objects in use do not fit into ${formatCount(problem.slabAlloc)} slabs in use, ` +
        `of which each has 1 to ${formatCount(problem.objsPerSlab)}.`
      );
    default:
      return problem satisfies never;
  }
}

/** Enough of a pasted word to be recognised. */
function clip(word: string): string {
  return word.length > 40 ? `${word.slice(0, 40)}…` : word;
}
