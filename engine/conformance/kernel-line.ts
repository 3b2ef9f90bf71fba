import { CANCELLED, type Event, FUNCTIONS, waitName } from '../event/event.ts';
import { PAGE_SIZE } from '../units.ts';
import type { Names } from './names.ts';
import { location, waitText } from './state.ts';
import type { KernelLine } from './trace-line.ts';

/** What a line needs besides its event. */
export interface LineContext {
  readonly names: Names;
  /** The name of a task. */
  readonly thread: (task: number) => string;
  /** Filled later with the names of the threads that the wake-up call wakes. */
  readonly woken: readonly string[];
}

/** An event as a line of `kernel`, or null when golden traces do not log it. */
export function kernelLine(event: Event, { names, thread, woken }: LineContext): KernelLine | null {
  const self = thread(event.task);
  const wait = (on: number): string => waitText(on, (index) => names.cache(index));
  switch (event.kind) {
    case 'vmalloc':
      return { k: 'vmalloc', thread: self, size: event.size >>> 0, ...attempted('vmalloc', event.page) };
    case 'vfree':
      return { k: 'vfree', thread: self, ...location(event.page) };
    case 'getPages':
      return { k: 'getPages', thread: self, order: event.order, ...attempted('direct', event.page) };
    case 'freePages':
      return {
        k: 'freePages',
        thread: self,
        order: event.order,
        region: 'direct',
        offset: event.page * PAGE_SIZE,
      };
    case 'kmallocFail':
      return { k: 'kmallocFail', thread: self, in: event.fn };
    case 'linuxCreated':
      return { k: 'linuxCreate', thread: self };
    case 'linuxDestroyed':
      return { k: 'linuxDestroy', thread: self, live: event.live };
    case 'linuxAlloc':
      return { k: 'linuxAlloc', thread: self, obj: names.object(event.obj) };
    case 'linuxFree':
      return { k: 'linuxFree', thread: self, obj: names.object(event.obj) };
    case 'queued':
      return dispatched(event, self, names);
    case 'due':
      return { k: 'due', task: event.id };
    case 'taskRun':
      return { k: 'run', thread: self, task: event.id };
    case 'cancelled':
      return { k: 'cancel', thread: self, task: event.id, found: CANCELLED[event.found] ?? null };
    case 'blocked':
      if (waitName(event.on) === 'idle') return null;
      return {
        k: 'wait',
        thread: self,
        on: wait(event.on),
        timeout: event.timeout < 0 ? null : event.timeout,
      };
    case 'timedOut':
      return { k: 'timeout', thread: thread(event.whom), on: wait(event.on) };
    case 'wakeCalled':
      return { k: 'wake', thread: self, on: wait(event.on), woken };
    default:
      return null;
  }
}

function attempted(region: 'direct' | 'vmalloc', page: number): { region: string; offset: number | null } {
  return page < 0 ? { region, offset: null } : location(page);
}

function dispatched(
  { id, work, cache }: Extract<Event, { kind: 'queued' }>,
  thread: string,
  names: Names,
): KernelLine {
  const fn = FUNCTIONS[work] ?? 'none';
  return { k: 'dispatch', thread, task: id, fn, cache: names.cache(cache), delay: null };
}
