import { plural } from './numbers.ts';

/** Asked before a machine with unsaved work is left. */
export const LEAVE_UNSAVED = 'Leave this machine? What you did to it is not saved.';

/** Asked before a cache is emptied to be created again. */
export function emptyCacheWords(cache: string, objects: number): string {
  return `Recreate ${cache}? Its ${plural(objects, 'object')} in use are freed first. The run with them is kept as a branch.`;
}

/** Asks before a cache is destroyed. */
export function destroyQuestion(name: string): string {
  return `Destroy ${name}? If it has objects in use, the machine panics, as the reference does.`;
}
