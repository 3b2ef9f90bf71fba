import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type DragEvent, type JSX, type ReactNode, useState } from 'react';
import type { Call, Program } from '../../../engine/index.ts';
import {
  addCall,
  type CallPlace,
  MOST_CALLS,
  moveCall,
  removeCall,
  removeThread,
} from '../../model/explore/edit.ts';
import { callWords, NEW_CALLS } from '../../words/explore.ts';
import { Menu } from '../widgets/menu.tsx';
import { explorer } from './explorer.ts';
import css from './program.module.css';

/** What is dragged, for the browser. */
const DRAGGED = 'application/x-slabscope-call';

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

interface ChipProps {
  readonly program: Program;
  readonly place: CallPlace;
  readonly call: Call;
}

function CallChip({ program, place, call }: ChipProps): JSX.Element {
  const { thread, at } = place;
  const words = callWords(call);
  const count = program.threads[thread]?.calls.length ?? 0;
  const move = (by: number): void => explorer.edit(moveCall(program, place, { thread, at: at + by }));
  return (
    <DropPlace program={program} place={place}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its buttons do the same without a pointer. */}
      <div
        className={css['chip']}
        draggable
        onDragStart={({ dataTransfer }) => dataTransfer.setData(DRAGGED, JSON.stringify(place))}
      >
        <span className="mono">{words}</span>
        <span className={css['chipButtons']}>
          <button
            type="button"
            className="quiet"
            aria-label={`Move ${words} up`}
            disabled={at === 0}
            onClick={() => move(-1)}
          >
            <ChevronUp size={14} aria-hidden />
          </button>
          <button
            type="button"
            className="quiet"
            aria-label={`Move ${words} down`}
            disabled={at === count - 1}
            onClick={() => move(1)}
          >
            <ChevronDown size={14} aria-hidden />
          </button>
          <button
            type="button"
            className="quiet"
            aria-label={`Remove ${words}`}
            disabled={count === 1 && program.threads.length === 1}
            onClick={() => explorer.edit(removeCall(program, place))}
          >
            <X size={14} aria-hidden />
          </button>
        </span>
      </div>
    </DropPlace>
  );
}

interface DropProps {
  readonly program: Program;
  readonly place: CallPlace;
  readonly children: ReactNode;
}

/** Where a call can be dropped. */
function DropPlace({ program, place, children }: DropProps): JSX.Element {
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent): void => {
    setIsOver(false);
    const from = placeIn(event.dataTransfer.getData(DRAGGED));
    if (from === null) return;
    event.preventDefault();
    const isLater = from.thread === place.thread && from.at < place.at;
    explorer.edit(moveCall(program, from, isLater ? { ...place, at: place.at - 1 } : place));
  };
  return (
    <li
      data-over={isOver}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      {children}
    </li>
  );
}

/** The place of the call that is dragged; null if it is something else. */
function placeIn(text: string): CallPlace | null {
  const numbers = /^\{"thread":(\d+),"at":(\d+)\}$/.exec(text);
  return numbers === null ? null : { thread: Number(numbers[1]), at: Number(numbers[2]) };
}
