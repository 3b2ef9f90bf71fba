import { type RefObject, useEffect, useRef, useState } from 'react';
import { app } from '../../state/page.ts';
import type { Source } from '../sources.ts';
import { drawMachine } from './draw-machine.ts';

/** Drawn pictures, by title and theme; they last as long as the page. */
const drawn = new Map<string, string>();
/** Pictures are drawn one after another. */
let last: Promise<unknown> = Promise.resolve();

/** The picture of a machine, drawn when its card comes into view; null until then. */
export function usePicture({ title, scenario }: Source): {
  readonly room: RefObject<HTMLSpanElement | null>;
  readonly picture: string | null;
} {
  const room = useRef<HTMLSpanElement>(null);
  const key = `${title} ${document.documentElement.dataset['theme'] ?? ''}`;
  const [picture, setPicture] = useState(drawn.get(key) ?? null);
  useEffect(() => {
    const box = room.current;
    if (box === null || picture !== null) return;
    let isGone = false;
    const draw = async (): Promise<void> => {
      // The card may have been removed in the meantime.
      if (isGone) return;
      const url = drawn.get(key) ?? (await drawMachine(app, scenario()));
      drawn.set(key, url);
      if (!isGone) setPicture(url);
    };
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting !== true) return;
      observer.disconnect();
      // A machine that cannot be drawn is still offered.
      last = last.then(draw).catch(() => undefined);
    });
    observer.observe(box);
    return () => {
      isGone = true;
      observer.disconnect();
    };
  }, [key, picture, scenario]);
  return { room, picture };
}
