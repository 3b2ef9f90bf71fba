import { type JSX, useState } from 'react';
import type { CacheView } from '../../model/plain-view.ts';
import type { Session } from '../../state/session.ts';
import { sayWhatReapWouldFree } from '../../words/answers/reap.ts';
import { Question } from './question.tsx';

/** What would a reap free now, on a CPU to choose? */
export function ReapQuestion({
  session,
  cache,
}: {
  readonly session: Session;
  readonly cache: CacheView;
}): JSX.Element {
  const [wanted, setCpu] = useState(0);
  const cpu = Math.min(wanted, session.cpus - 1);
  return (
    <Question asks="What would a reap free now?" answer={sayWhatReapWouldFree(session.view, cache, cpu)}>
      <select aria-label="Reap on" value={cpu} onChange={(event) => setCpu(Number(event.target.value))}>
        {Array.from({ length: session.cpus }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the cpu's own number.
          <option key={i} value={i}>
            CPU {i}
          </option>
        ))}
      </select>
    </Question>
  );
}
