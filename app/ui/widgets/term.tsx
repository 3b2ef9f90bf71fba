import { type JSX, type ReactNode, useId, useRef } from 'react';
import { glossaryEntry } from '../../words/glossary-entry.ts';
import css from './term.module.css';

/** A term as the glossary has it, and other words for it on the page. */
export interface TermProps {
  readonly name: string;
  readonly children?: ReactNode;
}

/** A term with a tip of one sentence: shown while the pointer or the focus is on it, and kept by a press. */
export function Term({ name, children }: TermProps): JSX.Element {
  const id = useId();
  const tip = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const entry = glossaryEntry(name);
  if (entry === null) return <>{children ?? name}</>;
  const show = (): void => {
    const [box, at] = [tip.current, button.current?.getBoundingClientRect()];
    if (box === null || at === undefined) return;
    box.showPopover();
    const { width, height } = box.getBoundingClientRect();
    const below = at.bottom + 6;
    box.style.insetInlineStart = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
    box.style.insetBlockStart = `${below + height > innerHeight ? Math.max(8, at.top - height - 6) : below}px`;
  };
  const hide = (): void => tip.current?.hidePopover();
  return (
    <>
      <button
        ref={button}
        type="button"
        className={css['term']}
        aria-describedby={id}
        onPointerEnter={show}
        onPointerLeave={hide}
        onFocus={show}
        onBlur={hide}
        onClick={show}
      >
        {children ?? name}
      </button>
      <span ref={tip} id={id} popover="manual" role="tooltip" className={css['tip']}>
        <strong>{entry.term}</strong>
        {entry.identifier !== undefined && <code>{entry.identifier}</code>}
        <span>{entry.sentence}</span>
      </span>
    </>
  );
}
