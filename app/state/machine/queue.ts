/** The work that was begun last: what comes next waits for its end. */
let last: Promise<unknown> = Promise.resolve();

/** Does work after all that was begun before it, whether that came out well or not. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work);
  last = turn;
  return turn;
}
