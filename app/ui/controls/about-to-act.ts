import { setShell } from '../../state/shell.ts';

const point = (isAboutToAct: boolean) => (): void => setShell({ isAboutToAct });

/** Listeners for a part of the page that acts on the machine: while the user points there, the page says what acting does. */
export const ABOUT_TO_ACT: Readonly<
  Record<'onPointerEnter' | 'onPointerLeave' | 'onFocus' | 'onBlur', () => void>
> = {
  onPointerEnter: point(true),
  onPointerLeave: point(false),
  onFocus: point(true),
  onBlur: point(false),
};
