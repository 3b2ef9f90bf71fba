import { type JSX, type ReactNode, useEffect, useId, useRef } from 'react';

/** A dialog over the page. */
export interface ModalProps {
  readonly title: string;
  readonly size?: 'small' | 'wide';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The last row of a dialog: other buttons, then the one that closes it. */
export function CloseRow({
  onClose,
  children,
}: {
  readonly onClose: () => void;
  readonly children?: ReactNode;
}): JSX.Element {
  return (
    <p className="row end">
      {children}
      <button type="button" onClick={onClose}>
        Close
      </button>
    </p>
  );
}

/** The browser's own modal dialog: it keeps the focus, Escape closes it, and the page behind is inert. */
export function Modal({ title, size, onClose, children }: ModalProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element?.open === false) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={size === undefined ? 'dialog' : `dialog ${size}`}
      aria-labelledby={id}
      onCancel={onClose}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
