/** Values that differ by less than this share are not worth telling apart. */
const NEARLY = 0.005;

/** Whether two values of a metric differ by so little that it means nothing. */
export function nearlySame(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) < NEARLY * Math.max(Math.abs(a), Math.abs(b));
}
