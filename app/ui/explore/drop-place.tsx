import { type DragEvent, type JSX, type ReactNode, useState } from 'react';
import type { Program } from '../../../engine/index.ts';
import { type CallPlace, moveCall } from '../../model/explore/edit.ts';
import { explorer } from './explorer.ts';

/** The data type of a dragged call. */
const DRAGGED = 'application/x-slabscope-call';

/** Begins to drag the call at a place. */
export function dragCall({ dataTransfer }: DragEvent, place: CallPlace): void {
  dataTransfer.setData(DRAGGED, JSON.stringify(place));
}

interface DropProps {
  readonly program: Program;
  readonly place: CallPlace;
  readonly children: ReactNode;
}

/** Where a call can be dropped. */
export function DropPlace({ program, place, children }: DropProps): JSX.Element {
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

/** The place of the dragged call; null if something else is dragged. */
function placeIn(text: string): CallPlace | null {
  const numbers = /^\{"thread":(\d+),"at":(\d+)\}$/.exec(text);
  return numbers === null ? null : { thread: Number(numbers[1]), at: Number(numbers[2]) };
}
