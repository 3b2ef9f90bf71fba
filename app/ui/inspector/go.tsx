import type { JSX, ReactNode } from 'react';
import type { Selected } from '../../model/selection.ts';
import { app } from '../../state/page.ts';
import { select } from '../../state/session.ts';
import css from './inspector.module.css';

/** A button that selects something else. */
export function Go({ to, children }: { readonly to: Selected; readonly children: ReactNode }): JSX.Element {
  return (
    <button type="button" data-inline className={css['go']} onClick={() => select(app, to)}>
      {children}
    </button>
  );
}
