import type { JSX } from 'react';
import type { Frame } from '../../model/code/current-line.ts';
import type { View } from '../../model/view.ts';
import { activityPhrase } from '../../words/tasks.ts';
import { Go } from '../inspector/go.tsx';
import { Term } from '../widgets/term.tsx';
import { Chips } from './chips.tsx';
import css from './code.module.css';

/** The call stacks of all tasks inside the allocator, outermost call first; a click shows the source. */
export function Stacks({ view, frame }: { readonly view: View; readonly frame: Frame | null }): JSX.Element {
  const inside = view.tasks.filter(({ stack }) => stack.length > 0);
  return (
    <section aria-label="Call stacks">
      <Term name="call stack" heading={2}>
        Call stacks
      </Term>
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
