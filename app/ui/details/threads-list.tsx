import type { JSX } from 'react';
import { OPS } from '../../../engine/index.ts';
import type { Session } from '../../state/session.ts';
import { activityPhrase, stackWords } from '../../words/tasks.ts';
import { Go } from '../inspector/go.tsx';
import { Term } from '../widgets/term.tsx';

/** All threads and workers: what they do, and the reference functions they are inside; nothing before the first one. */
export function ThreadsList({ session }: { readonly session: Session }): JSX.Element | null {
  const { view } = session;
  const threads = view.tasks.filter((task) => task.id > 0);
  if (threads.length === 0) return null;
  return (
    <section aria-label="Threads">
      <Term name="thread" heading={2}>
        Threads
      </Term>
      <ul className="threads">
        {threads.map((task) => (
          <li key={task.id}>
            <Go to={{ kind: 'task', task: task.id }}>{task.name}</Go>{' '}
            <span className="dim">CPU {task.cpu}</span> {activityPhrase(view, task)}
            {task.op >= 0 && <span className="tag">{OPS[task.op]}</span>}
            {task.stack.length > 0 && <span className="mono dim stack">{stackWords(task)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
