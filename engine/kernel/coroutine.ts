/**
 * Kernel code that may let others run before it ends. It pauses with a bare `yield`, having said in its task what
 * it waits for; the scheduler resumes it.
 */
export type Coroutine<T> = Generator<void, T, void>;

/**
 * What a function returns that seldom has to wait: its result at once, or the coroutine of the rest. So the common
 * path costs no generator. `typeof` or `=== undefined` tells them apart.
 */
export type MayBlock<T extends number | undefined> = T | Coroutine<T>;
