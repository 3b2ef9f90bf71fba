import type { JSX } from 'react';
import type { Session } from '../../state/session.ts';
import { activityPhrase } from '../../words/tasks.ts';
import { Term } from '../widgets/term.tsx';
import { Facts } from './facts.tsx';
import { Go } from './go.tsx';
import css from './inspector.module.css';

/** A CPU: what runs and waits there, and what its magazines hold. */
export function CpuFacts({ session, cpu }: { session: Session; cpu: number }): JSX.Element {
  const { view } = session;
  const here = view.tasks.filter((task) => task.id > 0 && task.cpu === cpu);
  const running = here.find(({ activity }) => activity === 'running');
  return (
    <>
      <Facts
        rows={[
          ['CPU', String(cpu)],
          ['runs', running?.name ?? 'nothing'],
          ['interrupts', view.irqsOff[cpu] === true ? 'off' : 'on'],
        ]}
      />
      <Term name="thread" heading={3}>
        Threads
      </Term>
      <ul className={css['rows']}>
        {here.map((task) => (
          <li key={task.id}>
            <Go to={{ kind: 'task', task: task.id }}>{task.name}</Go> {activityPhrase(view, task)}
          </li>
        ))}
      </ul>
      <Term name="magazine" heading={3}>
        Magazines
      </Term>
      <ul className={css['rows']}>
        {view.caches.map((cache) => {
          const skm = cache?.magazines[cpu] ?? null;
          if (cache === null || skm === null) return null;
          return (
            <li key={cache.index}>
              <Go to={{ kind: 'magazine', cache: cache.index, cpu }}>{cache.name}</Go>{' '}
              <span className="mono">
                {skm.count} of {cache.magSize}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
