/** Work that pauses after each step, so the page can do something else in between. */
export type Steps<T> = Generator<void, T, void>;

/** Does all steps without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
