/** Values that differ by less than this share count as the same. */
const NEARLY = 0.005;

/** Whether two values of a metric differ too little to matter. */
export function nearlySame(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) < NEARLY * Math.max(Math.abs(a), Math.abs(b));
}
