import { CloudAlert, CloudCheck } from 'lucide-react';
import type { JSX } from 'react';
import { fetchRest, useParts } from '../../state/on-demand.ts';
import { app } from '../../state/page.ts';
import { tip } from '../widgets/tip.ts';
import css from './top-bar.module.css';

/** Whether the page works offline from now on; if parts are missing, a button that downloads them. */
export function OfflineState(): JSX.Element | null {
  const state = useParts((parts) => parts.state);
  switch (state) {
    case 'loading':
      return null;
    case 'complete':
      return (
        <span
          className={`${css['offline']} ${css['roomy']}`}
          role="img"
          aria-label="Ready for offline use"
          {...tip('Ready for offline use: the whole page is loaded')}
        >
          <CloudCheck size={16} aria-hidden="true" />
        </span>
      );
    case 'incomplete':
      return (
        <button
          type="button"
          className="quiet icon"
          aria-label="Not ready for offline use"
          {...tip('Some parts of the page could not be downloaded. Press to try again')}
          onClick={() => void fetchRest(app)}
        >
          <CloudAlert size={16} aria-hidden="true" />
        </button>
      );
  }
}
