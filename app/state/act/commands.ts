import { type CallerSpec, OPS } from '../../../engine/index.ts';
import { anyHeld } from '../../model/layout/split.ts';
import { focusedId } from '../machine/cache-ids.ts';
import { act, inOneGo } from '../machine/machine.ts';
import { freeThread } from '../machine/threads.ts';
import { say, useSession } from '../session.ts';

/** How an allocation is asked for. */
export type AllocFlags = 'KM_SLEEP' | 'KM_NOSLEEP' | 'KM_PUSHPAGE';

/** All slots that objects may have are searched for one that is held; the cursor makes each search start elsewhere. */
let cursor = 0;
let objectsNamed = 0;

/** Allocates `count` objects of the cache in focus on a cpu. A thread that has to wait leaves the rest to the next. */
export async function allocate(cpu: number, count: number, flags: AllocFlags): Promise<void> {
  const cache = focusedId();
  if (cache === null) return;
  await inOneGo(async () => {
    for (let i = 0; i < count; i++) {
      const thread = freeThread();
      if (thread === null) return;
      objectsNamed += 1;
      const isDone = await act({ op: 'alloc', thread, cpu, cache, flags, as: `u${objectsNamed}` });
      if (!isDone || useSession.getState().panicked) return;
    }
  });
}

/** Frees `count` objects of the cache in focus that callers hold, on a cpu. */
export async function free(cpu: number, count: number): Promise<void> {
  const { focus } = useSession.getState();
  await inOneGo(async () => {
    for (let i = 0; i < count; i++) {
      const obj = nextHeld(focus);
      if (obj === 0) {
        say(
          'info',
          i === 0 ? 'No caller holds an object of this cache.' : `${i} were freed; no caller holds another.`,
        );
        return;
      }
      if (!(await freeObject(obj, cpu))) return;
    }
  });
}

/** Frees an object that a caller holds, on a CPU. Resolves to whether it was carried out. */
export async function freeObject(obj: number, cpu: number): Promise<boolean> {
  const thread = freeThread();
  return thread !== null && act({ op: 'free', thread, cpu, obj: `#${obj}` });
}

/** Frees all objects of the cache in focus that callers hold, on a cpu. */
export async function freeEverything(cpu: number): Promise<void> {
  const cache = focusedId();
  const thread = freeThread();
  if (cache !== null && thread !== null) await act({ op: 'freeAll', thread, cpu, cache });
}

/** Reaps the cache in focus on a cpu. */
export async function reap(cpu: number): Promise<void> {
  const cache = focusedId();
  const thread = freeThread();
  if (cache !== null && thread !== null) await act({ op: 'reap', thread, cpu, cache, count: 0 });
}

/** Reaps all caches on a cpu. */
export async function reapAll(cpu: number): Promise<void> {
  const thread = freeThread();
  if (thread !== null) await act({ op: 'kmem_reap', thread, cpu });
}

/** Calls the shrinker: counts for 0, else scans. */
export async function shrink(cpu: number, nr: number): Promise<void> {
  const thread = freeThread();
  if (thread === null) return;
  if (!(await act({ op: 'shrink', thread, cpu, nr }))) return;
  const { recording, length } = useSession.getState();
  for (let moment = length - 1; moment >= recording.keptFrom && moment > length - 200; moment--) {
    const event = recording.event(moment);
    if (event.kind !== 'opEnded' || OPS[event.op] !== 'shrink') continue;
    const told = event.ret < 0 ? 'SHRINK_STOP' : `${event.ret.toLocaleString('en')} objects`;
    say(
      'info',
      nr === 0 ? `The shrinker counts ${told} that could be freed.` : `The shrinker reports ${told} freed.`,
    );
    return;
  }
}

/** Moves time on. */
export async function tick(jiffies: number): Promise<void> {
  await act({ op: 'tick', n: jiffies });
}

/** Sends a thread that waits to another cpu, where it goes on. */
export async function migrate(thread: string, cpu: number): Promise<void> {
  await act({ op: 'migrate', thread, cpu });
}

/** Sets how an allocator behaves. */
export async function setMemory(target: 'vmalloc' | 'pages', mode: 'ok' | 'fail' | 'stall'): Promise<void> {
  await act({ op: 'memory', target, mode });
}

/** Has the next `count` allocations of a kind fail. */
export async function failNext(
  target: 'vmalloc' | 'pages' | 'kmalloc' | 'slab',
  count: number,
): Promise<void> {
  await act({ op: 'memory', target, failNext: count, skip: 0 });
}

/** Has a caller begin on the running machine. */
export async function startCaller(spec: CallerSpec): Promise<void> {
  await act({ op: 'startCaller', spec });
}

/** Has a caller stand still, with what it holds, or go on. */
export async function pauseCaller(name: string, isPaused: boolean): Promise<void> {
  await act({ op: isPaused ? 'pauseCaller' : 'resumeCaller', name });
}

/** Has a caller end; what it holds it gives back. */
export async function stopCaller(name: string): Promise<void> {
  await act({ op: 'stopCaller', name });
}

function nextHeld(cache: number): number {
  const { view } = useSession.getState();
  const obj = anyHeld(view, cache, cursor, view.objEnd);
  cursor = obj;
  return obj;
}
