import { type JSX, type ReactNode, useId, useRef } from 'react';
import css from './menu.module.css';

/** A button and the actions that it opens. */
export interface MenuProps {
  readonly label: ReactNode;
  /** The name of the button, where its label is no text. */
  readonly name?: string;
  readonly title?: string;
  readonly className?: string;
  readonly items: readonly MenuItem[];
}

/** An action of a menu. */
export interface MenuItem {
  readonly title: string;
  readonly detail?: string;
  readonly run: () => void;
}

/** Actions behind a button: a list over the page that goes when one was chosen, or at escape or a click elsewhere. */
export function Menu({ label, name, title, className, items }: MenuProps): JSX.Element {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const place = (): void => {
    const [from, over] = [button.current, list.current];
    if (from === null || over === null) return;
    const { left, right, bottom } = from.getBoundingClientRect();
    const fits = left + over.offsetWidth < window.innerWidth;
    over.style.left = `${Math.max(4, fits ? left : right - over.offsetWidth)}px`;
    over.style.top = `${bottom + 4}px`;
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        popoverTarget={id}
        aria-label={name}
        title={title}
      >
        {label}
      </button>
      <div ref={list} id={id} popover="auto" className={css['menu']} onToggle={place}>
        {items.map((item) => (
          <button
            key={item.title}
            type="button"
            className="quiet"
            onClick={() => {
              list.current?.hidePopover();
              item.run();
            }}
          >
            <span>{item.title}</span>
            {item.detail !== undefined && <span className="dim">{item.detail}</span>}
          </button>
        ))}
      </div>
    </>
  );
}
