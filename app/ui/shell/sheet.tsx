import { X } from 'lucide-react';
import { type JSX, type ReactNode, useId, useRef } from 'react';
import { useFocusWhileOpen } from '../widgets/use-focus-while-open.ts';
import css from './frame.module.css';

/** The title and content of a sheet. */
export interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A panel over the edge of the stage, which can still be used: on the right, or from below on a phone. */
export function Sheet({ title, onClose, children }: SheetProps): JSX.Element {
  const sheet = useRef<HTMLElement>(null);
  const id = useId();
  useFocusWhileOpen(sheet);
  return (
    <aside ref={sheet} className={css['sheet']} tabIndex={-1} aria-labelledby={id}>
      <header className={css['sheet-head']}>
        <h2 id={id}>{title}</h2>
        <button type="button" className="quiet icon" aria-label={`Close ${title}`} onClick={onClose}>
          <X size={16} />
        </button>
      </header>
      {children}
    </aside>
  );
}
