/**
 * Kernel code that may pause. It pauses with a bare `yield`, after noting in its task what it waits for; the scheduler
 * resumes it.
 */
export type Coroutine<T> = Generator<void, T, void>;

/**
 * The result of a function that rarely waits: the value itself, or the coroutine that yields it. The common path then
 * costs no generator. Callers tell them apart with `typeof` or `=== undefined`.
 */
export type MayBlock<T extends number | undefined> = T | Coroutine<T>;
