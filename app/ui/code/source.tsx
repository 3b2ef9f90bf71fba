import { type JSX, useEffect, useMemo, useRef } from 'react';
import type { SourceFunction } from '../../model/code/functions.ts';
import css from './code.module.css';
import { highlight, type Language } from './highlight.ts';

/** The source of a function with its current line marked, −1 for none; scrolls to it unless all lines are in view. */
export function Source({
  source,
  language,
  current,
  isWholeInView = false,
}: {
  readonly source: SourceFunction;
  readonly language: Language;
  readonly current: number;
  readonly isWholeInView?: boolean;
}): JSX.Element {
  const box = useRef<HTMLElement>(null);
  const text = source.lines.join('\n');
  const lines = useMemo(() => highlight(text, language), [text, language]);
  useEffect(() => {
    // Measuring a line forces a layout of the page, which takes longer than everything else that a panel does.
    if (isWholeInView) return;
    const line = current < lines.length ? box.current?.querySelectorAll('code')[current] : undefined;
    if (box.current === null || line === undefined) return;
    const { scrollTop, clientHeight } = box.current;
    const isSeen =
      line.offsetTop >= scrollTop && line.offsetTop + line.offsetHeight <= scrollTop + clientHeight;
    if (!isSeen) box.current.scrollTop = line.offsetTop - clientHeight / 3;
  }, [current, lines, isWholeInView]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
    <section className={css['source']} ref={box} tabIndex={0} aria-label={`Source of ${source.name}`}>
      <pre>
        {lines.map((pieces, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number.
          <code key={i} className={css['line']} aria-current={i === current ? 'step' : undefined}>
            <span className={css['number']}>{source.line + i}</span>
            {pieces.map(({ text, classes }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a line never change their order.
              <span key={at} className={classes}>
                {text}
              </span>
            ))}
            {'\n'}
          </code>
        ))}
      </pre>
    </section>
  );
}
