import type { JSX } from 'react';
import { FUNCTIONS } from '../../../engine/index.ts';
import type { Frame } from '../../model/code/current-line.ts';
import { activityPhrase } from '../../model/queries/names.ts';
import type { TaskView, View } from '../../model/view.ts';
import { readFrame } from '../../state/reading.ts';
import { Go } from '../inspector/go.tsx';
import css from './code.module.css';

/** The call stacks of all tasks inside the allocator, outermost first; a call shows its source. */
export function Stacks({ view, frame }: { readonly view: View; readonly frame: Frame | null }): JSX.Element {
  const inside = view.tasks.filter(({ stack }) => stack.length > 0);
  return (
    <section aria-label="Call stacks">
      <h2>Call stacks</h2>
      {inside.length === 0 && <p className="dim">No thread is inside the allocator.</p>}
      <ul className={css['stacks']}>
        {inside.map((task) => (
          <li key={task.id}>
            <Go to={{ kind: 'task', task: task.id }}>{task.name}</Go>{' '}
            <span className="dim">
              CPU {task.cpu} · {activityPhrase(view, task)}
            </span>
            <Chips task={task} frame={frame} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Chips({ task, frame }: { readonly task: TaskView; readonly frame: Frame | null }): JSX.Element {
  const shown = frame?.task === task.id ? task.stack.length - 1 - frame.inner : -1;
  return (
    <ol className={css['chips']}>
      {task.stack.map((fn, depth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the depth is what tells two calls of a function apart.
        <li key={depth}>
          <button
            type="button"
            aria-current={depth === shown && fn === frame?.fn ? 'true' : undefined}
            onClick={() => readFrame({ task: task.id, depth })}
          >
            {FUNCTIONS[fn] ?? ''}
          </button>
        </li>
      ))}
    </ol>
  );
}
