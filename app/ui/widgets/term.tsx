import { type JSX, type KeyboardEvent, type ReactNode, type RefObject, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { onDemand } from '../../state/on-demand.ts';
import { placeTip } from './place-tip.ts';
import css from './term.module.css';
import type { TermEntry } from './term-card.tsx';

type Cards = typeof import('./term-card.tsx');

/** The first picture does not need the glossary. */
const glossary = onDemand('The glossary', () => import('./term-card.tsx'));

/** A term of the glossary, and other words for it on the page. */
export interface TermProps {
  readonly name: string;
  readonly children?: ReactNode;
  /** Whether it is part of a sentence, which leaves no room for a larger target. */
  readonly isInline?: boolean;
  /** The level of the heading that it is. */
  readonly heading?: 2 | 3;
}

/**
 * A term with a tip of one sentence while the pointer or the focus is on it. A press opens a card with its rule and a
 * link to its lesson.
 */
export function Term({ name, children, isInline = false, heading }: TermProps): JSX.Element {
  const id = useId();
  const { tip, card, button, shown, isOpen, setOpen, open, hideTip } = useBoxes(name);
  const { Card, entry } = shown ?? {};
  // The browser closes the card; elsewhere on the page the key has another meaning.
  const keep = (event: KeyboardEvent): void => {
    if (isOpen && event.key === 'Escape') event.stopPropagation();
  };
  const word = (
    <button
      ref={button}
      type="button"
      className={css['term']}
      aria-describedby={id}
      aria-expanded={isOpen}
      data-inline
      data-in-text={isInline}
      data-keeps-focus
      onPointerEnter={() => isOpen || open('tip')}
      onPointerLeave={hideTip}
      onFocus={() => isOpen || open('tip')}
      onBlur={hideTip}
      onKeyDown={keep}
      onClick={() => open('card')}
    >
      {children ?? name}
    </button>
  );
  const Heading = heading === undefined ? null : (`h${heading}` as const);
  return (
    <>
      {Heading === null ? word : <Heading>{word}</Heading>}
      <span ref={tip} id={id} popover="manual" role="tooltip" className={css['tip']}>
        {Card && entry && <Card entry={entry} />}
      </span>
      <span
        ref={card}
        popover="auto"
        role="note"
        aria-label={name}
        className={css['tip']}
        onToggle={({ newState }) => setOpen(newState === 'open')}
      >
        {isOpen && Card && entry && (
          <Card entry={entry} onKeyDown={keep} onClose={() => card.current?.hidePopover()} />
        )}
      </span>
    </>
  );
}

interface Boxes {
  readonly tip: RefObject<HTMLSpanElement | null>;
  readonly card: RefObject<HTMLSpanElement | null>;
  readonly button: RefObject<HTMLButtonElement | null>;
  /** Their content, once the glossary is loaded. */
  readonly shown: { readonly Card: Cards['TermCard']; readonly entry: TermEntry | null } | null;
  /** Whether the card is open. */
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  readonly open: (what: 'tip' | 'card') => void;
  readonly hideTip: () => void;
}

/** The tip and the card of a term. */
function useBoxes(name: string): Boxes {
  const tip = useRef<HTMLSpanElement>(null);
  const card = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [shown, setShown] = useState<Boxes['shown']>(null);
  const [isOpen, setOpen] = useState(false);
  const wanted = useRef<'tip' | 'card' | null>(null);
  const show = async (what: 'tip' | 'card'): Promise<void> => {
    wanted.current = what;
    const { termEntry, TermCard: Card } = await glossary();
    // Its size is known only with its text.
    flushSync(() => {
      setShown({ Card, entry: termEntry(name) });
      if (what === 'card') setOpen(true);
    });
    const box = what === 'tip' ? tip.current : card.current;
    if (wanted.current !== what || box === null || button.current === null) return;
    if (what === 'card') tip.current?.hidePopover();
    placeTip(box, button.current.getBoundingClientRect());
  };
  return {
    tip,
    card,
    button,
    shown,
    isOpen,
    setOpen,
    // Without the glossary, the term is plain text.
    open: (what) => void show(what).catch(() => undefined),
    hideTip: () => {
      if (wanted.current === 'tip') wanted.current = null;
      tip.current?.hidePopover();
    },
  };
}
