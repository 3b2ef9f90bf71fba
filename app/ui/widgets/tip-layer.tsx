import { type JSX, useEffect, useRef } from 'react';
import css from './term.module.css';
import { watchTips } from './watch-tips.ts';

/** The one box in which tips appear. Screen readers skip it, since the tips are also descriptions of their elements. */
export function TipLayer(): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => (box.current === null ? undefined : watchTips(box.current)), []);
  return <div ref={box} popover="manual" aria-hidden="true" className={css['tip']} data-tip-box />;
}
