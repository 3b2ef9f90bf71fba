import { decodeEvent, EventLog, NS_PER_MS, Run, type Scenario, timeAt } from '../../../engine/index.ts';
import { SPL_TRACE_HEAD } from './spl-trace.ts';

/** The trace that the capture kit would record of a simulated machine until a time: its lines, one for each call. */
export function splTraceOf(scenario: Scenario, ms: number): { readonly run: Run; readonly text: string } {
  const log = new EventLog();
  const run = new Run(scenario, log);
  run.advance(ms * NS_PER_MS, Number.POSITIVE_INFINITY);
  const caches = run.engine.kernel.spl_kmem_cache_list.map(
    ({ index, skc_name, skc_obj_size, skc_obj_align, skc_slab_objs, skc_slab_size, skc_flags }) =>
      `c ${cacheAddress(index)} ${skc_obj_size} ${skc_obj_align} ${skc_slab_objs} ${skc_slab_size} ${skc_flags.toString(16)} ${skc_name}`,
  );
  const calls: string[] = [];
  let at = 0;
  for (const chunk of log.take()) {
    for (let i = 0; i < chunk.count; i++) {
      const event = decodeEvent(chunk, i);
      at = timeAt(event.time, at);
      const letter = LETTERS[event.kind];
      if (letter === undefined || !('obj' in event) || !('cache' in event)) continue;
      calls.push(
        `${letter} ${at} ${event.cpu} ${event.task} ${cacheAddress(event.cache)} ${address(event.obj)}`,
      );
    }
  }
  return { run, text: [SPL_TRACE_HEAD, ...caches, ...calls, ''].join('\n') };
}

const LETTERS: Readonly<Record<string, 'a' | 'f' | undefined>> = {
  alloc: 'a',
  allocHit: 'a',
  free: 'f',
  freeHit: 'f',
};

const cacheAddress = (index: number): string => `ffff9000${index.toString(16).padStart(8, '0')}`;
const address = (obj: number): string => `ffffa000${(obj * 64).toString(16).padStart(8, '0')}`;
