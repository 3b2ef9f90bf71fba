import { WAITS } from '../../engine/index.ts';
import { cacheName } from '../model/queries/names.ts';
import type { TaskView, View } from '../model/view.ts';

/** What a task does, as its mark tells it. */
export type TaskState = 'idle' | 'ready' | 'runs' | 'spins' | 'sleeps';

/** What waiting tasks wait for, short enough for a card. */
const WAIT_WORDS: Readonly<Record<string, string>> = {
  growing: 'sleeps on skc_waitq',
  reaping: 'waits while REAPING',
  ref: 'waits for skc_ref = 0',
  vmalloc: 'stalled in __vmalloc',
  pages: 'stalled in __get_free_pages',
  sleep: 'sleeps in reclaim',
  resched: 'preempted',
  'list.read': 'waits: spl_kmem_cache_sem, read',
  'list.write': 'waits: spl_kmem_cache_sem, write',
  task: 'waits for a task',
};

/** What a task does. */
export function taskState(task: TaskView): TaskState {
  if (task.spinsOn >= 0) return 'spins';
  if (task.activity === 'running') return 'runs';
  if (task.activity === 'runnable') return 'ready';
  const isIdle = task.activity === 'idle' || WAITS[task.waitingOn & 15] === 'idle';
  return isIdle ? 'idle' : 'sleeps';
}

/** What a task does, in a few words. */
export function shortPhrase(view: View, task: TaskView, hz: number): string {
  const state = taskState(task);
  if (state === 'spins') return `spins on skc_lock of ${cacheName(view, task.spinsOn)}`;
  if (state === 'ready') return 'ready to run';
  if (state !== 'sleeps') return state;
  const words = WAIT_WORDS[WAITS[task.waitingOn & 15] ?? ''] ?? 'sleeps';
  return [words, deadline(view, task, hz)].filter((part) => part !== '').join(' · ');
}

/** A queued task as a chip says it: its name and what is left until its wait ends. */
export function queuedWords(view: View, task: TaskView, hz: number): string {
  const left = deadline(view, task, hz);
  if (left !== '') return `${task.name} ${left}`;
  return taskState(task) === 'ready' ? `${task.name} ready` : `${task.name} waits`;
}

/** Time as people read it: `ms` milliseconds. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 100_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 60_000)} min`;
}

function deadline(view: View, { until }: TaskView, hz: number): string {
  return until < 0 ? '' : `${duration((Math.max(0, until - view.jiffies) * 1000) / hz)} left`;
}
