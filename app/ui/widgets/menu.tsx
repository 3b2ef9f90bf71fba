import { type JSX, type ReactNode, useId, useRef } from 'react';
import css from './menu.module.css';
import { nameTip } from './tip.ts';

/** A button and the actions of its menu. */
export interface MenuProps {
  readonly label: ReactNode;
  /** The accessible name of the button, if its label is not text. */
  readonly name?: string;
  /** The tip of the button, if its label is not text. */
  readonly hint?: string;
  readonly className?: string;
  readonly items: readonly MenuItem[];
}

/** An action of a menu. */
interface MenuItem {
  readonly title: string;
  readonly detail?: string;
  readonly run: () => void;
}

/** A button that opens a list of actions. Choosing one, Escape, or a click elsewhere closes it. */
export function Menu({ label, name, hint = '', className, items }: MenuProps): JSX.Element {
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
        {...nameTip(hint)}
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
