import type { ButtonHTMLAttributes, JSX } from 'react';
import { nameTip, tip } from '../widgets/tip.ts';
import { type Action, labelOf } from './action.ts';
import { ariaShortcut, shortcutLabel } from './shortcut.ts';

/** A button that runs an action. */
export interface ActionButtonProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'onClick' | 'title'> {
  readonly action: Action;
}

/**
 * A button for an action: its words, unless there is an icon in it, and a tooltip with its detail and its keys. The
 * parent renders it again when the label changes.
 */
export function ActionButton({ action, children, ...rest }: ActionButtonProps): JSX.Element {
  const label = labelOf(action);
  const { keys } = action;
  const words = tooltipOf(action, children !== undefined);
  return (
    <button
      type="button"
      {...(children === undefined ? tip(words) : nameTip(words))}
      {...(children === undefined ? {} : { 'aria-label': label })}
      {...(keys === undefined ? {} : { 'aria-keyshortcuts': keys.map(ariaShortcut).join(' ') })}
      onClick={action.run}
      {...rest}
    >
      {children ?? label}
    </button>
  );
}

/** The tooltip of a button: whatever its label leaves out, and the first key. Icons have no label. */
function tooltipOf(action: Action, isIcon: boolean): string {
  const { title, detail, keys = [] } = action;
  const label = labelOf(action);
  const isSpecific = label !== title;
  const icon = isSpecific || detail === undefined ? label : `${title}: ${detail}`;
  const words = isIcon ? icon : (detail ?? (isSpecific ? title : ''));
  const [key] = keys;
  return [words, key === undefined ? '' : `(${shortcutLabel(key)})`].filter(Boolean).join(' ');
}
