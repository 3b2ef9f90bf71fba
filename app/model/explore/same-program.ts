import type { Program } from '../../../engine/index.ts';

/** Whether two programs do the same, regardless of title and condition. */
export function isSameProgram(a: Program, b: Program): boolean {
  const unnamed = { title: '', about: '', find: 'panic' } as const;
  return isEqual({ ...a, ...unnamed }, { ...b, ...unnamed });
}

/** The name of a program among others; null if it is not one of them. */
export function nameAmong(program: Program, others: Readonly<Record<string, Program>>): string | null {
  return Object.entries(others).find(([, other]) => isEqual(program, other))?.[0] ?? null;
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
}

/** Sorts fields, so their order does not depend on where an object comes from. */
function sorted(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
