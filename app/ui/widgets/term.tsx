import { type JSX, type ReactNode, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { onDemand } from '../../state/on-demand.ts';
import type { GlossaryEntry } from '../../words/glossary.ts';
import css from './term.module.css';

/** The first picture does not need the glossary. */
const glossary = onDemand('The glossary', () => import('../../words/glossary-entry.ts'));

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
  const [entry, setEntry] = useState<GlossaryEntry | null>(null);
  const isWanted = useRef(false);
  const show = async (): Promise<void> => {
    isWanted.current = true;
    const { glossaryEntry } = await glossary();
    // The tip has its size only with its words.
    flushSync(() => setEntry(glossaryEntry(name)));
    const [box, at] = [tip.current, button.current?.getBoundingClientRect()];
    if (!isWanted.current || box === null || at === undefined) return;
    box.showPopover();
    const { width, height } = box.getBoundingClientRect();
    const below = at.bottom + 6;
    box.style.insetInlineStart = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
    box.style.insetBlockStart = `${below + height > innerHeight ? Math.max(8, at.top - height - 6) : below}px`;
  };
  // Without the glossary the term stays a word.
  const open = (): void => void show().catch(() => undefined);
  const hide = (): void => {
    isWanted.current = false;
    tip.current?.hidePopover();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={css['term']}
        aria-describedby={id}
        data-keeps-focus
        onPointerEnter={open}
        onPointerLeave={hide}
        onFocus={open}
        onBlur={hide}
        onClick={open}
      >
        {children ?? name}
      </button>
      <span ref={tip} id={id} popover="manual" role="tooltip" className={css['tip']}>
        <strong>{entry?.term}</strong>
        {entry?.identifier !== undefined && <code>{entry.identifier}</code>}
        <span>{entry?.sentence}</span>
      </span>
    </>
  );
}
