import { waitName } from '../../engine/index.ts';
import { cacheName } from '../model/names/names.ts';
import type { TaskView } from '../model/plain-view.ts';
import type { View } from '../model/view.ts';

/** What a task does, as its mark tells it. */
export type TaskState = 'idle' | 'ready' | 'runs' | 'spins' | 'sleeps';

/** What waiting tasks wait for, short enough for a card. */
const WAIT_WORDS: Readonly<Record<string, string>> = {
  growing: 'sleeps on skc_waitq',
  reaping: 'waits while REAPING',
  ref: 'waits for skc_ref = 0',
  vmalloc: 'stalled in __vmalloc',
  pages: 'stalled in __get_free_pages',
  memory: 'waits for free pages',
  queue: 'waits for its queue',
  resched: 'preempted',
  'list.read': 'waits: spl_kmem_cache_sem, read',
  'list.write': 'waits: spl_kmem_cache_sem, write',
  task: 'waits for a task',
};

/** Waits of those who have nothing to do. */
const IDLE_WAITS: ReadonlySet<string> = new Set(['idle', 'kswapd']);

/** How much a task deserves to be seen first on its cpu: who runs, then who spins, is ready, or waits in the allocator. */
export function prominence(task: TaskView): number {
  const state = taskState(task);
  const rank = { runs: 4, spins: 3, ready: 2, sleeps: 1, idle: 0 }[state];
  return 2 * rank + (task.stack.length > 0 ? 1 : 0);
}

/** What a task does. */
export function taskState(task: TaskView): TaskState {
  if (task.spinsOn >= 0) return 'spins';
  if (task.activity === 'running') return 'runs';
  if (task.activity === 'runnable') return 'ready';
  const isIdle = task.activity === 'idle' || IDLE_WAITS.has(waitName(task.waitingOn) ?? '');
  return isIdle ? 'idle' : 'sleeps';
}

/** What a task does, in a few words. */
export function shortPhrase(view: View, task: TaskView, hz: number): string {
  const state = taskState(task);
  if (state === 'spins') return `spins on skc_lock of ${cacheName(view, task.spinsOn)}`;
  if (state === 'ready') return 'ready to run';
  if (state !== 'sleeps') return state;
  const isInside = task.stack.length > 0;
  const waitsFor = waitName(task.waitingOn) ?? '';
  const words = waitsFor === 'sleep' && isInside ? 'sleeps in reclaim' : (WAIT_WORDS[waitsFor] ?? 'sleeps');
  return [words, deadline(view, task, hz)].filter((part) => part !== '').join(' · ');
}

/** A queued task as a chip says it: its name and what is left until its wait ends. */
export function queuedWords(view: View, task: TaskView, hz: number): string {
  const left = deadline(view, task, hz);
  if (left !== '') return `${task.name} ${left}`;
  return taskState(task) === 'ready' ? `${task.name} ready` : task.name;
}

/** Time as people read it: `ms` milliseconds. */
export function duration(ms: number): string {
  if (ms < 1) return `${Math.round(ms * 1000)} µs`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 100_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 60_000)} min`;
}

function deadline(view: View, { until }: TaskView, hz: number): string {
  return until < 0 ? '' : `${duration((Math.max(0, until - view.jiffies) * 1000) / hz)} left`;
}
