import { setShell } from '../../state/shell.ts';

const point = (isAboutToAct: boolean) => (): void => setShell({ isAboutToAct });

/**
 * Listeners for a part of the page that acts on the machine: while the pointer or the focus is there, the page says
 * what acting would do.
 */
export const ABOUT_TO_ACT: Readonly<
  Record<'onPointerEnter' | 'onPointerLeave' | 'onFocus' | 'onBlur', () => void>
> = {
  onPointerEnter: point(true),
  onPointerLeave: point(false),
  onFocus: point(true),
  onBlur: point(false),
};
