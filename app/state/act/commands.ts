import { type CallerSpec, OPS } from '../../../engine/index.ts';
import { anyHeld } from '../../model/layout/split.ts';
import type { App } from '../app.ts';
import { focusedId, idOf } from '../machine/cache-ids.ts';
import { freeThread } from '../machine/threads.ts';
import { say } from '../session.ts';

/** Flags of an allocation. */
export type AllocFlags = 'KM_SLEEP' | 'KM_NOSLEEP' | 'KM_PUSHPAGE';

/**
 * Allocates `count` objects of the cache in focus on a CPU. If a thread has to wait, the next one allocates the rest.
 */
export async function allocate(app: App, cpu: number, count: number, flags: AllocFlags): Promise<void> {
  const cache = focusedId(app);
  if (cache === null) return;
  await app.machine.batch(async ({ act }) => {
    for (let i = 0; i < count; i++) {
      const thread = freeThread(app);
      if (thread === null) return;
      app.objectsNamed += 1;
      const isDone = await act({ op: 'alloc', thread, cpu, cache, flags, as: `u${app.objectsNamed}` });
      if (!isDone || app.session.getState().panicked) return;
    }
  });
}

/** Frees `count` objects of the cache in focus that callers hold, on a CPU. */
export async function free(app: App, cpu: number, count: number): Promise<void> {
  const { focus } = app.session.getState();
  await app.machine.batch(async ({ act }) => {
    for (let i = 0; i < count; i++) {
      const obj = nextHeld(app, focus);
      if (obj === null) {
        say(app, { kind: 'nothing held', freed: i });
        return;
      }
      const thread = freeThread(app);
      if (thread === null || !(await act({ op: 'free', thread, cpu, obj }))) return;
    }
  });
}

/** Frees an object that a caller holds, on a CPU. */
export async function freeObject(app: App, obj: number, cpu: number): Promise<void> {
  const thread = freeThread(app);
  if (thread !== null) await app.machine.act({ op: 'free', thread, cpu, obj: `#${obj}` });
}

/** Frees all objects of the cache in focus that callers hold, on a CPU. */
export async function freeEverything(app: App, cpu: number): Promise<void> {
  const cache = focusedId(app);
  const thread = freeThread(app);
  if (cache !== null && thread !== null) await app.machine.act({ op: 'freeAll', thread, cpu, cache });
}

/** Reaps the cache in focus on a CPU. */
export async function reap(app: App, cpu: number): Promise<void> {
  const cache = focusedId(app);
  const thread = freeThread(app);
  if (cache !== null && thread !== null) await app.machine.act({ op: 'reap', thread, cpu, cache, count: 0 });
}

/** Reaps all caches on a CPU. */
export async function reapAll(app: App, cpu: number): Promise<void> {
  const thread = freeThread(app);
  if (thread !== null) await app.machine.act({ op: 'kmem_reap', thread, cpu });
}

/** Asks the shrinker to scan `nr` objects; 0: to count them. */
export async function shrink(app: App, cpu: number, nr: number): Promise<void> {
  const thread = freeThread(app);
  if (thread === null) return;
  if (!(await app.machine.act({ op: 'shrink', thread, cpu, nr }))) return;
  const { recording, length } = app.session.getState();
  for (let moment = length - 1; moment >= recording.keptFrom && moment > length - 200; moment--) {
    const event = recording.event(moment);
    if (event.kind !== 'opEnded' || OPS[event.op] !== 'shrink') continue;
    const objects = event.ret < 0 ? null : event.ret;
    say(app, { kind: nr === 0 ? 'shrinker counted' : 'shrinker freed', objects });
    return;
  }
}

/** Lets time pass. */
export async function tick(app: App, jiffies: number): Promise<void> {
  await app.machine.act({ op: 'tick', n: jiffies });
}

/** Moves a waiting thread to another CPU, where it continues. */
export async function migrate(app: App, thread: string, cpu: number): Promise<void> {
  await app.machine.act({ op: 'migrate', thread, cpu });
}

/** Sets how an underlying allocator behaves. */
export async function setMemory(
  app: App,
  target: 'vmalloc' | 'pages',
  mode: 'ok' | 'fail' | 'stall',
): Promise<void> {
  await app.machine.act({ op: 'memory', target, mode });
}

/** Makes the next `count` allocations of a kind fail. */
export async function failNext(
  app: App,
  target: 'vmalloc' | 'pages' | 'kmalloc' | 'slab',
  count: number,
): Promise<void> {
  await app.machine.act({ op: 'memory', target, failNext: count, skip: 0 });
}

/** Starts a caller on the running machine. */
export async function startCaller(app: App, spec: CallerSpec): Promise<void> {
  await app.machine.act({ op: 'startCaller', spec });
}

/** Pauses a caller, which keeps its objects, or resumes it. */
export async function pauseCaller(app: App, name: string, isPaused: boolean): Promise<void> {
  await app.machine.act({ op: isPaused ? 'pauseCaller' : 'resumeCaller', name });
}

/** Stops a caller, which frees its objects. */
export async function stopCaller(app: App, name: string): Promise<void> {
  await app.machine.act({ op: 'stopCaller', name });
}

/** An object that a caller holds, as commands name it; null when there is none. */
function nextHeld(app: App, cache: number): string | null {
  const { view } = app.session.getState();
  const obj = anyHeld(view, cache, app.freedLast, view.objEnd);
  app.freedLast = obj;
  if (obj !== 0) return `#${obj}`;
  // Linux slab objects that the machine started with have no slot until they are freed.
  return (view.caches[cache]?.linuxLive ?? 0) > 0 ? `#${idOf(app, cache)}` : null;
}
