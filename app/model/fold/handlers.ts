import { EVENT_KINDS, type EventKind } from '../../../engine/index.ts';

/**
 * Handles an event of one kind: `a` and `b` are its payload words, `head` the word with its kind, task, CPU and
 * function.
 */
export type Handler<T> = (target: T, a: number, b: number, head: number) => void;

/** The handler of each kind of event. Kinds without a handler are skipped. */
export type Handlers<T> = Readonly<Partial<Record<EventKind, Handler<T>>>>;

/** The same handlers by the number of the kind, for a loop over packed events. */
export function byKindNumber<T>(handlers: Handlers<T>): readonly (Handler<T> | undefined)[] {
  return EVENT_KINDS.map((kind) => handlers[kind]);
}
