import { FUNCTIONS, waitName } from '../../engine/index.ts';
import { cacheName } from '../model/names/names.ts';
import type { TaskView } from '../model/plain-view.ts';
import { taskState } from '../model/task-state.ts';
import type { View } from '../model/view.ts';
import { formatCount } from './numbers.ts';
import { formatJiffies } from './times.ts';
import { shortWait, waitPhrase } from './waits.ts';

/** Tasks that are named; the rest are counted. */
const MOST_NAMES = 3;

/** What a task does, in a phrase that follows its name. */
export function activityPhrase(view: View, task: TaskView): string {
  const { activity, waitingOn, spinsOn, untilJiffy } = task;
  if (spinsOn >= 0) return `spins on skc_lock of ${cacheName(view, spinsOn)}`;
  if (activity === 'running') return 'runs';
  if (activity === 'runnable') return 'ready to run';
  if (activity === 'idle' || waitName(waitingOn) === 'idle') return 'idle';
  return `waits ${waitPhrase(view, waitingOn)}${untilWords(untilJiffy)}`;
}

/** What a task does, in a few words for a card; `hz` is jiffies in a second. */
export function shortPhrase(view: View, task: TaskView, hz: number): string {
  const state = taskState(task);
  if (state === 'spins') return activityPhrase(view, task);
  if (state === 'ready') return 'ready to run';
  if (state !== 'sleeps') return state;
  const isInReclaim = waitName(task.waitingOn) === 'sleep' && task.stack.length > 0;
  const words = isInReclaim ? 'sleeps in reclaim' : shortWait(task.waitingOn);
  const left = timeLeft(view, task, hz);
  return left === '' ? words : `${words} · ${left}`;
}

/** A queued task on a chip: its name, and how long its wait may still take. */
export function queuedWords(view: View, task: TaskView, hz: number): string {
  const left = timeLeft(view, task, hz);
  if (left !== '') return `${task.name} ${left}`;
  return taskState(task) === 'ready' ? `${task.name} ready` : task.name;
}

/** The names of tasks, the first few of many; “empty” for no task. */
export function queueWords(tasks: readonly TaskView[]): string {
  if (tasks.length === 0) return 'empty';
  const names = tasks.slice(0, MOST_NAMES).map((task) => task.name);
  const more = tasks.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` +${more}` : ''}`;
}

/** The functions that a task is inside, outermost first. */
export function stackWords({ stack }: TaskView): string {
  return stack.map((fn) => FUNCTIONS[fn] ?? '').join(' › ');
}

/** The deadline of a wait, to follow what it is for; `untilJiffy` −1: no deadline. */
export function untilWords(untilJiffy: number): string {
  return untilJiffy < 0 ? '' : `, until jiffy ${formatCount(untilJiffy)} at the latest`;
}

function timeLeft(view: View, { untilJiffy }: TaskView, hz: number): string {
  if (untilJiffy < 0) return '';
  return untilJiffy <= view.jiffies ? 'time is up' : `${formatJiffies(untilJiffy - view.jiffies, hz)} left`;
}
