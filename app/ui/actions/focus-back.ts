import { useEffect } from 'react';

/** Controls that keep the focus after a press: text is typed into them, or they open something. */
const KEEPS =
  'dialog, textarea, select, [data-keeps-focus], [aria-haspopup], [aria-expanded], [role="tablist"], [role="slider"], canvas';
const TEXT_INPUT = 'input:not([type="range"], [type="checkbox"], [type="radio"])';

/** Gives the focus back to the stage after a control was used by pointer, so that keys act on the machine again. */
export function useFocusBack(): void {
  useEffect(() => {
    let isPointer = false;
    const press = (): void => {
      isPointer = true;
    };
    const type = (): void => {
      isPointer = false;
    };
    const click = ({ detail, target }: MouseEvent): void => {
      // A press of a key also clicks, with no detail.
      if (detail > 0 && target instanceof Element && target.closest(`${KEEPS}, ${TEXT_INPUT}`) === null)
        giveBack(target);
    };
    const change = ({ target }: Event): void => {
      if (isPointer && target instanceof HTMLSelectElement) giveBack(target);
    };
    window.addEventListener('pointerdown', press, true);
    window.addEventListener('keydown', type, true);
    window.addEventListener('click', click);
    window.addEventListener('change', change);
    return () => {
      window.removeEventListener('pointerdown', press, true);
      window.removeEventListener('keydown', type, true);
      window.removeEventListener('click', click);
      window.removeEventListener('change', change);
    };
  }, []);
}

/** Focuses the stage, if the control still has the focus and the page shows a stage. */
function giveBack(target: Element): void {
  const control = target.closest('button, input, select, a[href], summary');
  if (control === null || control !== document.activeElement || control.closest('dialog') !== null) return;
  const stage = document.querySelector<HTMLElement>('section[aria-label="Stage"] canvas');
  if (stage === null) (control as HTMLElement).blur();
  else stage.focus({ preventScroll: true });
}
