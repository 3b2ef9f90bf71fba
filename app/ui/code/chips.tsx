import type { JSX } from 'react';
import { FUNCTIONS } from '../../../engine/index.ts';
import type { Frame } from '../../model/code/current-line.ts';
import type { TaskView } from '../../model/plain-view.ts';
import { app } from '../../state/page.ts';
import { readFrame } from '../../state/reading.ts';
import css from './code.module.css';

/** The call stack of a task, outermost first; a click shows the source. */
export function Chips({
  task,
  frame,
}: {
  readonly task: TaskView;
  readonly frame: Frame | null;
}): JSX.Element {
  const shown = frame?.task === task.id ? task.stack.length - 1 - frame.inner : -1;
  return (
    <ol className={css['chips']}>
      {task.stack.map((fn, depth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two calls of one function differ only in depth.
        <li key={depth}>
          <button
            type="button"
            aria-current={depth === shown && fn === frame?.fn ? 'true' : undefined}
            onClick={() => readFrame(app, { task: task.id, depth })}
          >
            {FUNCTIONS[fn] ?? ''}
          </button>
        </li>
      ))}
    </ol>
  );
}
