/** A difference between two JSON values: its path, and both values there (undefined if missing). */
export interface Difference {
  readonly path: string;
  readonly wanted: unknown;
  readonly got: unknown;
}

/** The first difference between two JSON values, in the order of the wanted one's keys; null when they are equal. */
export function firstDifference(wanted: unknown, got: unknown, path = ''): Difference | null {
  if (Object.is(wanted, got)) return null;
  if (!isContainer(wanted) || !isContainer(got) || Array.isArray(wanted) !== Array.isArray(got)) {
    return { path: path === '' ? '.' : path, wanted, got };
  }
  const keys = [...new Set([...Object.keys(wanted), ...Object.keys(got)])];
  for (const key of keys) {
    const below = Array.isArray(wanted) ? `${path}[${key}]` : `${path}.${key}`;
    const difference = firstDifference(wanted[key], got[key], below);
    if (difference !== null) return difference;
  }
  const order = Object.keys(wanted).join();
  return order === Object.keys(got).join()
    ? null
    : { path: `${path} (order of keys)`, wanted: order, got: Object.keys(got).join() };
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
