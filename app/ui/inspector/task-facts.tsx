import type { JSX } from 'react';
import { FUNCTIONS, OPS } from '../../../engine/index.ts';
import { heldBy } from '../../model/answers/held-by.ts';
import { objectName } from '../../model/names/names.ts';
import { app } from '../../state/page.ts';
import { readFrame } from '../../state/reading.ts';
import type { Session } from '../../state/session.ts';
import { sayWhyTaskWaits } from '../../words/answers/why-waiting.ts';
import { formatCount } from '../../words/numbers.ts';
import { activityPhrase } from '../../words/tasks.ts';
import { MigrateTask } from '../controls/migrate-task.tsx';
import { Term } from '../widgets/term.tsx';
import { Facts } from './facts.tsx';
import { Go } from './go.tsx';
import css from './inspector.module.css';
import { Question } from './question.tsx';

/** Objects that are named one by one. */
const MOST = 24;

/** A thread or worker: what it does, its call stack, and what it holds. */
export function TaskFacts({ session, id }: { session: Session; id: number }): JSX.Element {
  const { view } = session;
  const task = view.tasks[id];
  if (task === undefined) return <p className="dim">This thread does not exist at this moment.</p>;
  const { objs, count } = heldBy(view, id, MOST);
  return (
    <>
      <Question key={id} asks="Why is this thread waiting?" answer={sayWhyTaskWaits(view, id)} />
      <MigrateTask task={task} />
      <Facts
        rows={[
          [task.worker ? 'worker' : 'thread', task.name],
          ['CPU', <Go key="cpu" to={{ kind: 'cpu', cpu: task.cpu }}>{`CPU ${task.cpu}`}</Go>],
          ['does', activityPhrase(view, task)],
          task.op < 0 ? null : ['command', OPS[task.op] ?? ''],
          task.fstrans ? ['PF_FSTRANS', 'set: reclaim must not enter file systems'] : null,
        ]}
      />
      <Term name="call stack" heading={3}>
        Call stack
      </Term>
      {task.stack.length === 0 ? (
        <p className="dim">Outside the allocator.</p>
      ) : (
        <ol className={css['stack']}>
          {task.stack.map((fn, depth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two calls of one function differ only in depth.
            <li key={depth}>
              <button type="button" className={css['go']} onClick={() => readFrame(app, { task: id, depth })}>
                {FUNCTIONS[fn] ?? ''}
              </button>
            </li>
          ))}
        </ol>
      )}
      <h3>Objects it took that are in use · {formatCount(count)}</h3>
      <ul className={css['chips']}>
        {objs.map((obj) => (
          <li key={obj}>
            <Go to={{ kind: 'object', slot: obj }}>{objectName(view, obj)}</Go>
          </li>
        ))}
        {count > objs.length && <li className="dim">and {formatCount(count - objs.length)} more</li>}
      </ul>
    </>
  );
}
