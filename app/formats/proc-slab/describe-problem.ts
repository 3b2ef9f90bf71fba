import type { ProcSlabProblem, RowError, RowWarning, TextProblem } from './problem.ts';
import { FULL_FIELDS } from './rows.ts';

/** A problem in words: where it is, what is wrong, and what became of the row or what to do. */
export function describeProblem(problem: ProcSlabProblem): string {
  if (!('text' in problem)) {
    return describeText(problem);
  }
  if (problem.severity === 'error') {
    return `Line ${problem.line}: ${describeError(problem)} This row was left out.`;
  }
  return `Line ${problem.line}: ${describeWarning(problem)} The row was kept.`;
}

function describeText(problem: TextProblem): string {
  switch (problem.kind) {
    case 'too long':
      return (
        `The text has ${problem.found} characters; at most ${problem.limit} are read. ` +
        'Paste only the listing of the caches.'
      );
    case 'too many rows':
      return `Only ${problem.limit} rows were read; line ${problem.line} and those after it were not.`;
    case 'more problems':
      return `${problem.count} more problems were found. Correct those named first, then paste again.`;
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
      return `${clip(problem.found)} in the column "${problem.column}" is above 2^53 - 1, too large to hold exactly.`;
    case 'size of nothing':
      return `the column "${problem.column}" is 0, but ${SIZED[problem.column]} of 0 bytes do not exist.`;
    case 'more used than held':
      return `it says that ${problem.alloc} ${problem.what}s are in use but only ${problem.total} are held.`;
    case 'duplicate name':
      return (
        `${clip(problem.name)} already stands on line ${problem.firstLine}, and that row is used. ` +
        'Paste one listing at a time.'
      );
    default:
      return problem satisfies never;
  }
}

const SIZED = { slabsize: 'slabs', objsize: 'objects' } as const;

function describeFieldCount(found: number, wanted: number): string {
  const advice =
    found < wanted
      ? 'It may have been cut or wrapped; paste the whole line.'
      : 'Take out what does not belong.';
  return `a row has ${wanted} fields and this one has ${found}. ${advice}`;
}

function describeWarning(problem: RowWarning): string {
  switch (problem.kind) {
    case 'product differs': {
      const parts = problem.column === 'size' ? 'slabsize × slab total' : 'objsize × object alloc';
      return `"${problem.column}" is ${problem.found}, but ${parts} is ${problem.wanted}; the latter is used.`;
    }
    case 'uneven slabs':
      return `${problem.objTotal} objects cannot be shared out equally to ${problem.slabTotal} slabs.`;
    case 'objects do not fit slabs':
      return (
        `${problem.objAlloc} objects out cannot lie in ${problem.slabAlloc} slabs in use ` +
        `with room for ${problem.objsPerSlab} each and at least one out of each.`
      );
    default:
      return problem satisfies never;
  }
}

/** Enough of a pasted word to be recognised. */
function clip(word: string): string {
  return word.length > 40 ? `${word.slice(0, 40)}…` : word;
}
