import { X } from 'lucide-react';
import type { JSX } from 'react';
import type { Call, Program } from '../../../engine/index.ts';
import { addCall, MOST_CALLS, removeThread } from '../../model/explore/edit.ts';
import { callWords, NEW_CALLS } from '../../words/explore.ts';
import { Menu } from '../widgets/menu.tsx';
import { CallChip } from './call-chip.tsx';
import { DropPlace } from './drop-place.tsx';
import { explorer } from './explorer.ts';
import css from './program.module.css';

interface ColumnProps {
  readonly program: Program;
  /** Number of the thread. */
  readonly at: number;
}

/** A thread and its calls, which can be added, moved and removed. */
export function ThreadColumn({ program, at }: ColumnProps): JSX.Element | null {
  const thread = program.threads[at];
  if (thread === undefined) return null;
  const { name, cpu, calls } = thread;
  const add = (call: Call): void => explorer.edit(addCall(program, at, call));
  return (
    <section className={css['thread']} aria-label={`Thread ${name}`}>
      <header>
        <b>{name}</b> <span className="dim">CPU {cpu}</span>
        {program.threads.length > 1 && (
          <button
            type="button"
            className={`quiet ${css['small']}`}
            aria-label={`Remove thread ${name}`}
            onClick={() => explorer.edit(removeThread(program, at))}
          >
            <X size={14} aria-hidden />
          </button>
        )}
      </header>
      <ol>
        {calls.map((call, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a call has no name of its own.
          <CallChip key={i} program={program} place={{ thread: at, at: i }} call={call} />
        ))}
        <DropPlace program={program} place={{ thread: at, at: calls.length }}>
          <Menu
            label="Add a call"
            name={`Add a call to ${name}`}
            className={`${css['add']}`}
            items={NEW_CALLS.map(({ call, detail }) => ({
              title: callWords(call),
              detail,
              run: () => add(call),
            }))}
          />
        </DropPlace>
      </ol>
      {calls.length >= MOST_CALLS && <p className="dim">A thread makes at most {MOST_CALLS} calls.</p>}
    </section>
  );
}
