import { ChevronDown, ChevronUp, GripVertical, X } from 'lucide-react';
import type { JSX, KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import type { Call, Program } from '../../../engine/index.ts';
import {
  type CallPlace,
  type Direction,
  moveCall,
  placeAfterMove,
  placeBeside,
  removeCall,
} from '../../model/explore/edit.ts';
import { callWords, gripWords } from '../../words/explore.ts';
import { tip } from '../widgets/tip.ts';
import { DropPlace, dragCall } from './drop-place.tsx';
import { explorer } from './explorer.ts';
import css from './program.module.css';

interface ChipProps {
  readonly program: Program;
  readonly place: CallPlace;
  readonly call: Call;
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** A call of a thread: dragged to another place by pointer, or moved there with the arrow keys on its handle. */
export function CallChip({ program, place, call }: ChipProps): JSX.Element {
  const { thread, at } = place;
  const words = callWords(call);
  const { name = '', calls = [] } = program.threads[thread] ?? {};
  const moveBy = (by: number): void => explorer.edit(moveCall(program, place, { thread, at: at + by }));
  return (
    <DropPlace program={program} place={place}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its handle does the same without a pointer. */}
      <div className={css['chip']} draggable onDragStart={(event) => dragCall(event, place)}>
        <button
          id={gripId(place)}
          type="button"
          className={`quiet ${css['grip']}`}
          aria-label={gripWords(words, at + 1, calls.length, name)}
          aria-keyshortcuts="ArrowUp ArrowDown ArrowLeft ArrowRight"
          {...tip('Drag it, or move it with the arrow keys')}
          onKeyDown={(event) => moveByKey(event, program, place)}
        >
          <GripVertical size={14} aria-hidden />
        </button>
        <span className="mono">{words}</span>
        <span className={css['chipButtons']}>
          <button
            type="button"
            className="quiet"
            aria-label={`Move ${words} up`}
            disabled={at === 0}
            onClick={() => moveBy(-1)}
          >
            <ChevronUp size={14} aria-hidden />
          </button>
          <button
            type="button"
            className="quiet"
            aria-label={`Move ${words} down`}
            disabled={at === calls.length - 1}
            onClick={() => moveBy(1)}
          >
            <ChevronDown size={14} aria-hidden />
          </button>
          <button
            type="button"
            className="quiet"
            aria-label={`Remove ${words}`}
            disabled={calls.length === 1 && program.threads.length === 1}
            onClick={() => explorer.edit(removeCall(program, place))}
          >
            <X size={14} aria-hidden />
          </button>
        </span>
      </div>
    </DropPlace>
  );
}

/** Moves a call one step with an arrow key; the focus follows it. */
function moveByKey(event: KeyboardEvent, program: Program, from: CallPlace): void {
  const direction = DIRECTIONS[event.key];
  if (direction === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const to = placeBeside(program, from, direction);
  if (to === null) return;
  flushSync(() => explorer.edit(moveCall(program, from, to)));
  document.getElementById(gripId(placeAfterMove(program, from, to)))?.focus();
}

function gripId({ thread, at }: CallPlace): string {
  return `call-${thread}-${at}`;
}
