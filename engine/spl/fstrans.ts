import * as KIND from '../event/kind.ts';
import { emit, type Kernel } from '../kernel/kernel.ts';

/** Marks the current task as inside a file system transaction; returns the cookie for {@link spl_fstrans_unmark}. */
export function spl_fstrans_mark(k: Kernel): boolean {
  const cookie = k.current.fstrans;
  setMark(k, true);
  return cookie;
}

/** Restores the mark that spl_fstrans_mark() replaced. */
export function spl_fstrans_unmark(k: Kernel, cookie: boolean): void {
  setMark(k, cookie);
}

/** Whether the current task is inside a file system transaction. */
export function spl_fstrans_check(k: Kernel): boolean {
  return k.current.fstrans;
}

function setMark(k: Kernel, inside: boolean): void {
  if (k.current.fstrans === inside) return;
  k.current.fstrans = inside;
  emit(k, KIND.fstrans, inside ? 1 : 0, 0);
}
