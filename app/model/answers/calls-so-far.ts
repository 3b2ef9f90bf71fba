import { EVENT_WORDS, KIND, kindOf, taskOf } from '../../../engine/index.ts';
import type { TaskView } from '../plain-view.ts';
import type { Recording } from '../recording.ts';

/** The events that complete a call of the allocator. */
const CALLS: ReadonlySet<number> = new Set([
  KIND.allocHit,
  KIND.alloc,
  KIND.emergencyAdded,
  KIND.linuxAlloc,
  KIND.freeHit,
  KIND.free,
  KIND.emergencyRemoved,
  KIND.linuxFree,
]);

/** How many calls each task has completed at a moment of a recording. It follows the playhead, forward and back. */
export class CallsSoFar {
  readonly #recording: Recording;
  readonly #calls: number[] = [];
  #moment = 0;

  constructor(recording: Recording) {
    this.#recording = recording;
  }

  /** Whether the recording still has all events, which counting requires. */
  get isPossible(): boolean {
    return this.#recording.keptFrom === 0;
  }

  /** Moves towards a moment by at most `most` events. Returns whether it has arrived. */
  advance(moment: number, most: number): boolean {
    const goal = Math.max(0, Math.min(moment, this.#recording.length));
    const stop =
      goal > this.#moment ? Math.min(goal, this.#moment + most) : Math.max(goal, this.#moment - most);
    const by = stop > this.#moment ? 1 : -1;
    this.#count(Math.min(this.#moment, stop), Math.max(this.#moment, stop), by);
    this.#moment = stop;
    return stop === goal;
  }

  /** The calls of all threads of a caller. */
  of(tasks: readonly TaskView[], caller: string): number {
    return tasks.reduce(
      (sum, { id, name }) => sum + (isThreadOf(name, caller) ? (this.#calls[id] ?? 0) : 0),
      0,
    );
  }

  #count(from: number, to: number, by: 1 | -1): void {
    let moment = from;
    while (moment < to) {
      const { chunk, start } = this.#recording.chunkAt(moment);
      const end = Math.min(to, start + chunk.count);
      for (; moment < end; moment++) {
        const what = chunk.words[(moment - start) * EVENT_WORDS] ?? 0;
        if (!CALLS.has(kindOf(what))) continue;
        const task = taskOf(what);
        this.#calls[task] = (this.#calls[task] ?? 0) + by;
      }
    }
  }
}

/**
 * Whether a task is a thread of a caller, by its name: with a number if there are several, and with “>” at the other
 * end of a pipe.
 */
function isThreadOf(task: string, caller: string): boolean {
  return task.replace(/>$/, '').replace(/\/\d+$/, '') === caller || task === caller;
}
